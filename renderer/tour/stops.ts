import type { TourAnchor } from './anchors.ts'

/** `route` is a path of the application, in which `:id` is the sample submission. */
export type TourStop = { route: string; anchor: TourAnchor; title: string; text: string }

/** What the tour shows, in the order in which a certification is prepared. */
export const tourStops: readonly TourStop[] = [
  {
    route: '/s/:id',
    anchor: 'steps',
    title: 'Ten steps, and what is missing in each',
    text: 'This is a sample that is ready to be handed in. Your own begins with six questions, which decide which of the steps apply.',
  },
  {
    route: '/s/:id/dates',
    anchor: 'timeline',
    title: 'All dates follow from one day',
    text: 'Move the day of your request, or enter the day on which you want to be in production. Everything else is counted in business days.',
  },
  {
    route: '/s/:id/video',
    anchor: 'plan',
    title: 'The demo video, below 4.5 MB',
    text: 'Record the screen here, or drop a recording in. The plan says how much text stays readable before anything long starts.',
  },
  {
    route: '/s/:id/traces?call=1',
    anchor: 'call',
    title: 'Traces, before and after redaction',
    text: 'Passwords, tokens and cookies are taken out of every call, and names become placeholders. Your original stays on this machine.',
  },
  {
    route: '/s/:id/questionnaire',
    anchor: 'questions',
    title: 'The questionnaire, answer by answer',
    text: 'Each answer can point at its evidence, and is compared with your profile and your traces. Answers come over from earlier submissions.',
  },
  {
    route: '/s/:id/check',
    anchor: 'export',
    title: 'Check, then export',
    text: 'What a reviewer would object to stands above, each line with a link to its field. The export is a folder with PDFs, videos and e-mail drafts.',
  },
  {
    route: '/s/:id/sign-off',
    anchor: 'rounds',
    title: 'After you have sent it',
    text: 'Here you follow the rounds: who is to move, and which clock runs. Findings of the engineer and your remedies go into the next round.',
  },
  {
    route: '/settings',
    anchor: 'storage',
    title: 'Nothing leaves this machine',
    text: 'Everything lies in this folder, with its backups; no request goes to a network. The tour stays under Help, and the sample in your list.',
  },
]
