import { useEffect } from 'react'
import { useCall } from '../client/queries.ts'
import { host } from '../client/service.ts'

/** Keeps the window in the theme of the settings; the page itself only follows `prefers-color-scheme`. */
export function Theme() {
  const theme = useCall('settings.get', {}).data?.theme
  useEffect(() => {
    if (theme) host.setTheme(theme)
  }, [theme])
  return null
}
