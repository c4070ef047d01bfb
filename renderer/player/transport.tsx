import { Pause, Play, StepBack, StepForward, Volume2, VolumeX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import type { Player } from './player.ts'
import { formatInstant } from './time.ts'
import styles from './transport.module.css'
import { usePlayback } from './use-player.ts'

const rates = [0.25, 0.5, 1, 1.5, 2, 4]

export type TransportProps = { player: Player; hasSound: boolean; children?: ReactNode }

/** The controls of a player: play, frame by frame, where it stands, speed and volume; what else is given stands at the end. */
export function Transport({ player, hasSound, children }: TransportProps) {
  const isPlaying = usePlayback(player, (playback) => playback.isPlaying || playback.reverseRate > 0)
  const reverseRate = usePlayback(player, (playback) => playback.reverseRate)
  const rate = usePlayback(player, (playback) => playback.rate)
  return (
    <div className={styles.bar}>
      <Button
        kind="quiet"
        aria-label={isPlaying ? 'Pause' : 'Play'}
        icon={isPlaying ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
        onPress={player.toggle}
      />
      <Button kind="quiet" aria-label="One frame back" icon={<StepBack size={16} aria-hidden />} onPress={() => player.stepFrames(-1)} />
      <Button kind="quiet" aria-label="One frame on" icon={<StepForward size={16} aria-hidden />} onPress={() => player.stepFrames(1)} />
      <Clock player={player} />
      {reverseRate > 0 && <span className={styles.reverse}>back {reverseRate} ×</span>}
      <span className={styles.space} />
      <select className={styles.select} aria-label="Speed" value={rate} onChange={(event) => player.setRate(Number(event.target.value))}>
        {rates.map((value) => (
          <option key={value} value={value}>
            {value} ×
          </option>
        ))}
      </select>
      {hasSound && <Volume player={player} />}
      {children}
    </div>
  )
}

function Clock({ player }: { player: Player }) {
  const position = usePlayback(player, (playback) => formatInstant(playback.positionMs))
  return (
    <span className={styles.clock}>
      <span className="visually-hidden">Position </span>
      {position} <span className={styles.total}>/ {formatInstant(player.durationMs)}</span>
    </span>
  )
}

function Volume({ player }: { player: Player }) {
  const isMuted = usePlayback(player, (playback) => playback.isMuted)
  const volume = usePlayback(player, (playback) => playback.volume)
  const isSilent = isMuted || volume === 0
  return (
    <>
      <Button
        kind="quiet"
        aria-label={isMuted ? 'Sound on' : 'Sound off'}
        icon={isSilent ? <VolumeX size={18} aria-hidden /> : <Volume2 size={18} aria-hidden />}
        onPress={() => player.setMuted(!isMuted)}
      />
      <input
        className={styles.volume}
        type="range"
        min={0}
        max={100}
        step={5}
        aria-label="Volume"
        aria-valuetext={`${Math.round(isSilent ? 0 : volume * 100)} %`}
        value={isSilent ? 0 : Math.round(volume * 100)}
        onChange={(event) => player.setVolume(Number(event.target.value) / 100)}
      />
    </>
  )
}
