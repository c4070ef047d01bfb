import type { ReactNode } from 'react'
import { createContext, use, useEffect, useState } from 'react'
import { createFrameReader, type FrameReader } from './frame-reader.ts'

const FrameReaderContext = createContext<FrameReader | null>(null)

/** Pictures of one recording for everything inside. Give it the recording's SHA-256 as `key`. */
export function FrameReaderProvider({ sha256, children }: { sha256: string; children: ReactNode }) {
  const [reader, setReader] = useState<FrameReader | null>(null)
  useEffect(() => {
    const created = createFrameReader(`/media/${sha256}`)
    setReader(created)
    return () => created.close()
  }, [sha256])
  return <FrameReaderContext value={reader}>{children}</FrameReaderContext>
}

export function useFrameReader(): FrameReader | null {
  return use(FrameReaderContext)
}
