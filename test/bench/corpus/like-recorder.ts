/** @file How programs that record the screen encode it: fast, large, nearly without loss. */

/** ffmpeg's options for the video. */
export const likeRecorder = [
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-g', '150', '-pix_fmt', 'yuv420p'],
  ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
]
