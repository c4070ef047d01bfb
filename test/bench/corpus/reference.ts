/** @file Recording: the reference of an interface (Redoc with GitHub's document) on a screen of twice the density, without sound. */
import type { Actor } from '../../../build/sample/actor.ts'
import { cutDocument } from './openapi-document.ts'
import type { Interface } from './recording.ts'
import { clickOn, readOn, showPage } from './show-page.ts'
import { htmlPage } from './site.ts'

const page = htmlPage(
  'Reference',
  `<style>body { margin: 0 }</style><script src="/packages/redoc/bundles/redoc.standalone.js"></script>`,
  `<div id="reference"></div><script>
    const typography = { fontSize: '14px', fontFamily: 'Liberation Sans, sans-serif', headings: { fontFamily: 'Liberation Sans, sans-serif' }, code: { fontFamily: 'DejaVu Sans Mono' } }
    Redoc.init('/document.json', { theme: { typography }, expandResponses: '200,201', hideDownloadButton: true }, document.querySelector('#reference'))
  </script>`,
)

async function walk(actor: Actor): Promise<void> {
  const read = async (times: number) => {
    // Beside the menu, which stands still while the rest of the page moves.
    await actor.point('.menu-content', 2.5)
    await readOn(actor, times, 4, 2_200)
  }
  const menu = async (item: string) => {
    await actor.click(`.menu-content [data-item-id="tag/${item}"] > label`)
    await actor.pause(2_200)
  }
  /** Opens a property that has others inside. */
  const expand = async (operation: string, which: number) => {
    await clickOn(actor, `[id="tag/${operation}"] button[aria-label^=expand] >> nth=${which}`)
    await actor.pause(2_200)
  }
  await read(2)
  await menu('gists')
  await menu('gists/operation/gists/create')
  await expand('gists/operation/gists/create', 0)
  await read(1)
  await menu('issues')
  await menu('issues/operation/issues/list-for-repo')
  await read(2)
  await actor.type('.menu-content .search-input', 'assignee')
  await actor.pause(2_000)
  await actor.click('.menu-content [role=menuitem] >> nth=0')
  await actor.pause(2_200)
  await menu('search')
  await menu('search/operation/search/code')
  await read(2)
  await menu('search/operation/search/repos')
  await read(4)
}

export const reference: Interface = {
  name: 'high-resolution',
  description: 'The reference of an interface in three columns on a very fine screen: menu, parameters, samples, search',
  ...{ width: 3840, height: 2160, frameRate: 15, durationSeconds: 60, version: 1 },
  sound: 'none',
  open: async (stage) => {
    const document = await cutDocument(stage.packages, ['gists', 'issues', 'search'], 8)
    return showPage(stage, {
      files: { '/index.html': page, '/document.json': JSON.stringify(document) },
      scale: 2,
      ready: '.menu-content label',
      walk,
    })
  },
}
