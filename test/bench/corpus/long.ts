/** @file Recording: twelve minutes, spoken all through, joined from the other recordings of its size. */
import { documents } from './documents.ts'
import { editor } from './editor.ts'
import { explorer } from './explorer.ts'
import type { Montage } from './recording.ts'
import { tables } from './tables.ts'
import { terminal } from './terminal.ts'

export const long: Montage = {
  name: 'long',
  description: 'A long demonstration: the explorer, the editor, the documents, the tables and the terminal, one after another',
  ...{ width: 1920, height: 1080, frameRate: 30, durationSeconds: 720, version: 1 },
  parts: [explorer, editor, documents, tables, terminal],
  remarks: {
    editor: [
      'Now to the sources. The terminal is a large class that brings its services together, and the imports alone fill a page.',
      'We add a remark and a line of code. The list of suggestions knows what the object offers.',
      'The parser works by a table of transitions. The search marks them all and counts them.',
      'The style sheet of the viewer comes next. Each layer of a page has rules of its own.',
      'Here is where a part of the display is erased. The comment above it is the specification, word for word.',
      'With everything folded, the file shows its outline. There are four declarations, and one of them is the handler.',
      'The viewer itself is one long file. We look for its classes, one after another.',
      'The list of changes and the description of the package end this part. The last file declares the columns of the grid.',
    ],
    terminal: [
      'The last part is the terminal. First the listing, with the sizes and the dates.',
      'The history has one commit for each change of a name. The patches run over many files.',
      'A pager shows one page after another, and finds a word in either direction.',
      'These fields are private and cannot be assigned again. There are about thirty of them in the services.',
      'The list of processes is refreshed each second. At the top stands what needs most of the processor.',
      'In the editor we go to the colours, add a remark, and split the window to see another file beside it.',
      'The difference shows exactly that one line. We throw nothing away, and commit it later.',
      'That was everything. Questions are welcome at the address in the description.',
    ],
  },
}
