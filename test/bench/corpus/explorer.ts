/** @file Recording: an API explorer (Swagger UI with GitHub's document), light and spoken. */
import type { Actor } from '../../../build/sample/actor.ts'
import { cutDocument } from './openapi-document.ts'
import type { Interface } from './recording.ts'
import { clickOn, readOn, scrollTo, showPage } from './show-page.ts'
import { htmlPage } from './site.ts'

const page = htmlPage(
  'API explorer',
  '<link rel="stylesheet" href="/packages/swagger-ui-dist/swagger-ui.css"><script src="/packages/swagger-ui-dist/swagger-ui-bundle.js"></script>',
  `<div id="explorer"></div><script>
    SwaggerUIBundle({ url: '/document.json', dom_id: '#explorer', docExpansion: 'list', filter: true, defaultModelsExpandDepth: 0, displayRequestDuration: false })
  </script>`,
)

const answers: Record<string, unknown> = {
  issues: [
    { number: 1347, title: 'Found a bug in the export', state: 'open', comments: 4, labels: ['bug', 'export'], created_at: '2011-04-22T13:33:48Z' },
    {
      number: 1348,
      title: 'The table loses its header when printed',
      state: 'open',
      comments: 0,
      labels: ['print'],
      created_at: '2011-04-23T08:12:05Z',
    },
    {
      number: 1351,
      title: 'Add a shortcut for the search field',
      state: 'closed',
      comments: 11,
      labels: ['idea'],
      created_at: '2011-05-02T17:40:31Z',
    },
  ],
  gists: {
    id: 'aa5a315d61ae9438b18d',
    description: 'Hello world examples',
    public: true,
    files: { 'hello_world.rb': { language: 'Ruby', size: 167 } },
  },
}

async function walk(actor: Actor): Promise<void> {
  const { page: open } = actor
  const operation = (text: string) => open.locator('.opblock', { has: open.locator(`[data-path="${text}"]`) }).first()

  await actor.point('.info .title')
  await actor.pause(2_500)
  await actor.point('.opblock-tag >> nth=1')
  await readOn(actor, 2, 6, 2_200)

  const issues = operation('/repos/{owner}/{repo}/issues')
  await clickOn(actor, issues.locator('.opblock-summary'))
  await actor.pause(2_500)
  await readOn(actor, 1, 4, 1_500)
  await clickOn(actor, issues.locator('.try-out button'))
  await actor.type(issues.locator('[data-param-name=owner] input'), 'octocat')
  await actor.type(issues.locator('[data-param-name=repo] input'), 'hello-world')
  await scrollTo(actor, issues.locator('[data-param-name=state] select'))
  await actor.point(issues.locator('[data-param-name=state] select'))
  await issues.locator('[data-param-name=state] select').selectOption('closed')
  await actor.pause(1_500)
  await clickOn(actor, issues.locator('button.execute'))
  await actor.pause(2_000)
  await readOn(actor, 4, 4, 2_600)
  await scrollTo(actor, issues.locator('.opblock-summary'))
  await actor.click(issues.locator('.opblock-summary'))

  await clickOn(actor, '.authorize')
  await actor.pause(1_200)
  await actor.type('.modal-ux input', 'a-token-for-the-sandbox')
  await actor.click('.modal-ux .authorize')
  await actor.pause(2_200)
  await actor.click('.modal-ux .btn-done')

  await actor.type('.operation-filter-input', 'gists')
  await actor.pause(2_000)
  const gists = operation('/gists/{gist_id}')
  await clickOn(actor, gists.locator('.opblock-summary'))
  await actor.pause(2_000)
  await readOn(actor, 3, 5, 2_600)
  const model = gists.locator('.tablinks[data-name=model]').first()
  await clickOn(actor, model)
  await actor.pause(2_500)
  await readOn(actor, 3, 4, 2_400)

  await scrollTo(actor, '.operation-filter-input')
  await actor.type('.operation-filter-input', 'pulls', { replacing: true })
  await actor.pause(2_000)
  const pulls = operation('/repos/{owner}/{repo}/pulls')
  await clickOn(actor, pulls.locator('.opblock-summary'))
  await readOn(actor, 4, 6, 2_800)
  const merge = operation('/repos/{owner}/{repo}/pulls/{pull_number}')
  await clickOn(actor, merge.locator('.opblock-summary'))
  await readOn(actor, 8, 6, 3_000)
}

export const explorer: Interface = {
  name: 'explorer',
  description: 'An API explorer: operations, parameters, requests, responses and schemas of a large interface',
  ...{ width: 1920, height: 1080, frameRate: 30, durationSeconds: 120, version: 1 },
  sound: [
    'This is the explorer of the interface. Every operation is listed below its tag, with the method and the path.',
    'We open the list of issues. The description tells what it returns, and each parameter says whether it is required.',
    'Try it out makes the fields editable. The owner is octocat, and the repository is hello world.',
    'The state may be open, closed, or all. We choose closed, and send the request.',
    'The response comes with its status, its headers and its body, and the explorer shows the call for the command line as well.',
    'Requests are authorized with a token. We enter one for the sandbox; it is kept as long as the page is open.',
    'The filter narrows the list to one tag. Here are the gists: listing, creating, forking, starring.',
    'A schema tells the type of each property. Nullable properties are marked, and links lead to the documentation.',
    'Finally the pull requests. They can be listed by state, by head and by base, and sorted by their age.',
    'An update needs only the fields that change. The example beside it can be copied as it stands.',
  ],
  open: async (stage) => {
    const document = await cutDocument(stage.packages, ['issues', 'gists', 'pulls', 'checks', 'projects', 'search'], 14)
    const answer = (_: string, path: string) => answers[path.split('/').at(-1) ?? ''] ?? answers['gists']
    return showPage(stage, { files: { '/index.html': page, '/document.json': JSON.stringify(document) }, answer, ready: '.opblock-tag', walk })
  },
}
