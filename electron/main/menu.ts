/** @file Main process: the native menu. What is about submissions is carried out by the page. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#shared/contract/host.ts'
import type { About } from './about.ts'

export function installMenu(send: (command: MenuCommand) => void, about: About): void {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => send(command),
  })
  const isMac = process.platform === 'darwin'
  const aboutItem: MenuItemConstructorOptions = { label: 'About Certpack', click: () => void about.show() }
  const notices: MenuItemConstructorOptions = { label: 'Third-party notices', click: () => void about.showNotices() }
  const settings = item('Settings', 'settings', 'CmdOrCtrl+,')
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  // Elsewhere the system has its own place for them: the list of the taskbar.
  const recent: MenuItemConstructorOptions = { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }
  const windowMenu: MenuItemConstructorOptions = { role: 'windowMenu' }
  const developerTools: MenuItemConstructorOptions = { role: 'toggleDevTools' }
  const forMac: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      aboutItem,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [forMac] : []),
    {
      label: '&File',
      submenu: [
        item('New submission', 'new', 'CmdOrCtrl+N'),
        item('Open…', 'open', 'CmdOrCtrl+O'),
        ...(isMac ? [recent] : []),
        separator,
        ...(isMac ? [] : [settings, separator]),
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // The application's own undo: it goes back through saved revisions, not through one text field.
        item('Undo', 'undo', 'CmdOrCtrl+Z'),
        item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, developerTools]),
      ],
    },
    ...(isMac ? [windowMenu] : []),
    {
      label: '&Help',
      role: 'help',
      submenu: [
        item('Keyboard shortcuts', 'shortcuts', 'F1'),
        item('Take the tour (2 minutes)', 'tour'),
        separator,
        { label: 'Show the log', click: () => about.revealLog() },
        { label: 'Copy diagnostics', click: () => void about.copyDiagnostics() },
        separator,
        // They are made with the package.
        ...(app.isPackaged ? [notices] : []),
        ...(isMac ? [] : [aboutItem]),
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
