/**
 * @file How ffmpeg and ffprobe are made to open a file: as this file and nothing else. Pure.
 * Playlists and manifests are recognised by content and could fetch other files or addresses; so the protocols and the
 * demuxers are listed. The `file:` prefix keeps names with a leading dash, `%03d` or a colon from being anything but names.
 */

/** Demuxers of the containers that are accepted, by the names that ffmpeg 4 to 7 give them. */
const demuxers = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi'

/** Demuxers of files that this program wrote itself; `concat` is a list of such files, `ffmetadata` a list of chapters. */
export type OwnDemuxer = 'rawvideo' | 'concat' | 'ffmetadata'

/** @returns the options that stand before every input. */
export function inputOptions(ownDemuxer?: OwnDemuxer): string[] {
  const allowed = ownDemuxer === 'concat' ? `concat,${demuxers}` : (ownDemuxer ?? demuxers)
  return ['-protocol_whitelist', 'file,pipe,fd', '-format_whitelist', allowed]
}

/** @returns the path as ffmpeg takes it literally. */
export function fileUrl(path: string): string {
  return `file:${path}`
}
