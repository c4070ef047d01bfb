/** @file What others do with a recording and a size, each by its own published rules. */
import type { PeerChoice } from './options.ts'
import { constrict } from './peer-constrict.ts'
import { ffmpeg4discord } from './peer-ffmpeg4discord.ts'
import { handBrake } from './peer-handbrake.ts'
import { plain, plainSmaller } from './peer-plain.ts'
import type { Peer } from './peer.ts'

/** Everybody's time is told as a ratio to the first. */
export function choosePeers(choice: PeerChoice): readonly Peer[] {
  if (choice === 'none') return []
  return choice === 'plain' ? [plain, plainSmaller] : [plain, plainSmaller, handBrake, ffmpeg4discord, constrict]
}
