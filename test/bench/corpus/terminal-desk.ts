/** @file What lies on the desk of the terminal: a repository with a history of real sources, and the settings of its programs. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from '../../../build/run-command.ts'

const settings: Record<string, string> = {
  '.bashrc': `PS1='\\[\\e[1;32m\\]dev@bench\\[\\e[0m\\]:\\[\\e[1;34m\\]\\w\\[\\e[0m\\]\\$ '\nalias ls='ls --color=always'\nalias grep='grep --color=always'\ncd ~/terminal\n`,
  '.vimrc': 'set nocompatible number ruler hlsearch incsearch nobackup noswapfile viminfo=\nsyntax on\nset background=dark\n',
  '.gitconfig': '[user]\n  name = Robin Example\n  email = robin@example.com\n[color]\n  ui = always\n[init]\n  defaultBranch = main\n',
}

/** Each commit replaces words in every source, so that its patch runs over many files. */
const commits: readonly (readonly [subject: string, from: string, to: string])[] = [
  ['Rename the buffer service', 'bufferService', 'bufferProvider'],
  ['Say what a disposable is', 'IDisposable', 'IReleasable'],
  ['Call the cursor what it is', 'isCursorHidden', 'isCaretHidden'],
  ['Keep lines in a ring', 'CircularList', 'LineRing'],
  ['Shorten the names of the options', 'rawOptions', 'options'],
  ['Name the service of the core', 'coreService', 'coreProvider'],
]

/** Makes the desk in `home`, always the same one: the dates of the commits are fixed, so their hashes are too. */
export async function layTerminalDesk(home: string, packages: string): Promise<void> {
  const repository = join(home, 'terminal')
  await mkdir(repository, { recursive: true })
  await Promise.all(Object.entries(settings).map(([name, text]) => writeFile(join(home, name), text)))
  await cp(join(packages, '@xterm/xterm/src/common'), join(repository, 'common'), { recursive: true })
  await cp(join(packages, '@xterm/xterm/src/browser'), join(repository, 'browser'), { recursive: true })
  await cp(join(packages, '@xterm/xterm/README.md'), join(repository, 'README.md'))

  let day = 1
  const git = async (...args: string[]) => {
    const date = `2026-03-${String(day).padStart(2, '0')}T09:30:00Z`
    const env = { ...process.env, HOME: home, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
    const { exitCode, stderr } = await runCommand('git', args, { cwd: repository, env })
    if (exitCode !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`)
  }
  const commit = async (subject: string) => {
    await git('add', '.')
    await git('commit', '--quiet', '-m', subject, '-m', `Every source says it now. Day ${day} of the clean-up.`)
    day += 2
  }
  await git('init', '--quiet')
  await commit('Begin with the sources of the terminal')
  const entries = await readdir(repository, { recursive: true, withFileTypes: true })
  const sources = entries.filter(({ name }) => name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name))
  for (const [subject, from, to] of commits) {
    for (const source of sources) await writeFile(source, (await readFile(source, 'utf8')).replaceAll(from, to))
    await commit(subject)
  }
}
