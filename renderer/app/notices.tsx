import { useMutation } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { queryClient, queryKey, useCall } from '../client/queries.ts'
import { service } from '../client/service.ts'
import { Button } from '../components/button.tsx'
import styles from './banner.module.css'

/** What happened to the data while nobody looked, as a restored backup; it stands until it is dismissed. */
export function Notices() {
  const info = useCall('app.info', {})
  const dismiss = useMutation({
    mutationFn: () => service.call('notice.dismiss', {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKey('app.info', {}) }),
  })
  return info.data?.notices.map(({ kind, message }) => (
    <div key={kind + message} className={styles.banner} role="status">
      <TriangleAlert size={18} aria-hidden />
      <span className={styles.words}>{message}</span>
      <Button isSmall onPress={() => dismiss.mutate()}>
        Dismiss
      </Button>
    </div>
  ))
}
