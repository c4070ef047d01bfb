/** @file Draws pictures two in a row, each with its title and a line below. */
import type { Picture } from './blocks.ts'
import { ink, type Sheet, type TextStyle } from './sheet.ts'

const columns = 2
const space = 18
const titleStyle: TextStyle = { weight: 'semibold', size: 10 }
const detailStyle: TextStyle = { size: 9, color: ink.soft, hasTabularFigures: true }
/** Of a picture's width, the height that it has at most: of upright ones there are then still two rows on a page. */
const tallest = 1.2
/** Where there is no picture. */
const emptyShape = 9 / 16

type OpenedImage = { width: number; height: number }

/** pdfkit opens a picture by itself, and its types do not say so. */
function openImage(doc: Sheet['doc'], jpeg: Uint8Array): OpenedImage {
  return (doc as unknown as { openImage(bytes: Buffer): OpenedImage }).openImage(Buffer.from(jpeg))
}

export function drawPictures(sheet: Sheet, pictures: readonly Picture[]): void {
  for (let start = 0; start < pictures.length; start += columns) drawRow(sheet, pictures.slice(start, start + columns))
}

function drawRow(sheet: Sheet, pictures: readonly Picture[]): void {
  const width = (sheet.width - space * (columns - 1)) / columns
  const placed = pictures.map((picture, index) => {
    const image = picture.jpeg ? openImage(sheet.doc, picture.jpeg) : null
    const shape = image ? image.height / image.width : emptyShape
    const shown = { width: Math.min(width, (width * tallest) / shape), height: Math.min(width * shape, width * tallest) }
    return { picture, image, shown, x: sheet.left + index * (width + space) }
  })
  const pictureHeight = Math.max(...placed.map(({ shown }) => shown.height))
  const textHeight = Math.max(
    ...pictures.map(({ title, details }) => sheet.heightOf(title, { ...titleStyle, width }) + sheet.heightOf(details, { ...detailStyle, width })),
  )
  sheet.ensure(pictureHeight + textHeight + 12)
  const top = sheet.doc.y + 4
  for (const { picture, image, shown, x } of placed) {
    const section = sheet.branch(sheet.root, 'Sect')
    if (image)
      section.add(
        sheet.doc.struct(
          'Figure',
          { alt: picture.alternative },
          () => void sheet.doc.image(image as unknown as PDFKit.Mixins.ImageSrc, x, top, shown),
        ),
      )
    else sheet.tagged(section, 'P', () => sheet.text('No picture could be taken.', x + 10, { ...detailStyle, width: shown.width - 20 }, top + 10))
    sheet.artifact(() => sheet.doc.rect(x, top, shown.width, shown.height).lineWidth(0.6).stroke(ink.line))
    sheet.tagged(section, 'H3', () => sheet.text(picture.title, x, { ...titleStyle, width }, top + pictureHeight + 6))
    sheet.tagged(section, 'P', () => sheet.text(picture.details, x, { ...detailStyle, width }, sheet.doc.y + 1))
    section.end()
  }
  sheet.doc.y = top + pictureHeight + textHeight + 22
}
