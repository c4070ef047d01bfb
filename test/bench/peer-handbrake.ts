/** @file HandBrake's command line, told the average bit rate that the size allows. It has no target size (NEWS of 0.9.6). */
import { shareOut, type Peer } from './peer.ts'

/** It raises whatever it is told to this. */
const leastSound = 32

export const handBrake: Peer = {
  name: 'HandBrake, two-pass',
  async make({ recording, limitBytes, path, run }) {
    const shares = shareOut(recording, limitBytes)
    const { channels } = recording
    const sound = channels === 0 ? 0 : Math.max(leastSound, shares.sound)
    const picture = Math.max(1, shares.picture - (sound - shares.sound))
    // Its cropping of black edges would shift a dark interface; interlacing is nothing that a screen has.
    const picturesAsTheyAre = ['--crop', '0:0:0:0', '--no-comb-detect', '--no-deinterlace', '--no-decomb', '--vfr']
    const size = ['--width', String(recording.width), '--height', String(recording.height), '--non-anamorphic']
    const video = ['-e', 'x264', '--encoder-preset', 'medium', '-b', String(picture), '--two-pass', '--no-turbo']
    const soundOptions = sound > 0 ? ['-a', '1', '-E', 'av_aac', '-B', String(sound), '--mixdown', 'mono'] : ['-a', 'none']
    await run('HandBrakeCLI', ['-i', recording.path, '-o', path, '-O', ...picturesAsTheyAre, ...size, ...video, ...soundOptions])
    return `video ${picture}k, sound ${sound}k`
  },
}
