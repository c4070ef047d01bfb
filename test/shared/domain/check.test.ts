import { describe, expect, test } from 'vitest'
import { checkSubmission, findingPlaces, isReady, openTasks, rulesOf } from '#shared/domain/check.ts'
import { fieldLabel, placeOfSection } from '#shared/domain/field-labels.ts'
import { findingSchema, stepIds } from '#shared/domain/findings.ts'
import { steps } from '#shared/domain/steps/index.ts'
import { emptySubmission, sectionNames, sectionSchemas } from '#shared/domain/submission.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'
import { checkEdited, found } from '../../helpers/check-edited.ts'
import { reviewFinding } from '../../fixtures/review-finding.ts'

describe('the complete submission', () => {
  test('has nothing that blocks, and nothing to warn of', () => {
    const findings = checkSubmission(completeSubmission(), completeContext)
    expect(findings.filter(({ severity }) => severity === 'blocker' || severity === 'warning')).toEqual([])
    expect(isReady(findings)).toBe(true)
    expect(openTasks(completeSubmission(), completeContext)).toEqual([])
  })
  test('stays ready however late it is looked at', () =>
    expect(isReady(checkSubmission(completeSubmission(), { ...completeContext, today: '2031-01-01' }))).toBe(true))
  test('is ready before anything that comes after sending, and also after it', () => {
    const later = checkEdited((submission) => {
      submission.requirements.powerFormCompletedOn = '2026-12-15'
      submission.keyRequest.engineerSignedOffOn = '2026-12-21'
      submission.keyRequest.submittedOn = '2026-12-22'
      Object.assign(submission.signOff, {
        sentOn: '2026-12-15',
        formForwardedOn: '2026-12-22',
        ctoSignedOffOn: '2026-12-28',
        certifiedOn: '2026-12-29',
      })
      submission.launch.activationOn = '2027-01-06'
    })
    expect(isReady(later)).toBe(true)
  })
})

describe('findings', () => {
  const empty = checkSubmission(emptySubmission(), completeContext)
  test('the empty submission is blocked on everything that must be handed in, and on nothing that comes later', () => {
    const blocked = new Set(empty.filter(({ severity }) => severity === 'blocker').map(({ step }) => step))
    expect([...blocked]).toEqual(['profile', 'requirements', 'questionnaire', 'video', 'traces', 'log-date', 'key-request', 'delivery'])
  })
  test('nothing in the empty submission is wrong: it is all missing', () => expect(empty.filter(({ isMissing }) => !isMissing)).toEqual([]))
  test('each says what is the matter, what to do, and where', () => {
    for (const finding of empty) {
      expect(findingSchema.parse(finding)).toEqual(finding)
      expect(finding.message).toMatch(/\S.*[.?]$/)
      expect(finding.fix).toMatch(/\S.*[.?]$/)
      expect(fieldLabel(finding.where)?.place).toBe(finding.step)
    }
  })
  test('come in the order of the places', () => {
    const places = empty.map(({ step }) => findingPlaces.indexOf(step))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
  test('are the same for the same submission, which they leave as it was', () => {
    const submission = completeSubmission()
    const before = structuredClone(submission)
    expect(checkSubmission(submission, completeContext)).toEqual(checkSubmission(before, completeContext))
    expect(submission).toEqual(before)
  })
  test('never crash on nonsense in any field, and always name a field', () => {
    const submission = completeSubmission()
    const fill = (value: unknown): unknown => {
      if (typeof value === 'string') return '2026-99-99 \u0000 <x>'
      if (Array.isArray(value)) return value.map(fill)
      if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]))
      return value
    }
    const { profile } = submission
    const nonsense = {
      ...(fill(submission) as typeof submission),
      profile: { ...profile, professionalServices: 'yes' as const, plannedRequestDate: 'soon' },
    }
    nonsense.dryRun.contacts = [{ name: 'x', email: 'y' }]
    nonsense.remedies.issues = [{ id: 'a', title: '', severity: 'major', owner: '', artifact: '', state: 'open', resolution: '', evidence: null }]
    nonsense.signOff.reviewFindings = [reviewFinding({ id: 'b', foundOn: 'x', text: 'y', remediedOn: 'z' })]
    const findings = checkSubmission(nonsense, completeContext)
    expect(isReady(findings)).toBe(false)
    expect(findings.filter(({ where }) => fieldLabel(where) === null)).toEqual([])
  })
  test('stand on each place with rules that have an id', () => {
    for (const place of findingPlaces) for (const { id } of rulesOf(place)) expect(id).toMatch(/^(R\d+\.\d+|A\d+|TRC-\d+|H\d|Q\d+\.\d+|P\d|F1)$/)
  })
})

describe('open tasks', () => {
  test('blockers of one kind become one line', () => {
    const tasks = openTasks(emptySubmission(), completeContext)
    expect(tasks.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Answer 7 questions of the profile',
        'Review 14 requirements',
        'Enter 6 fields of the form',
        'There is no demo recording.',
      ]),
    )
    expect(tasks.length).toBeLessThanOrEqual(12)
  })
  test('their counts add up to the blockers', () => {
    const blockers = checkSubmission(emptySubmission(), completeContext).filter(({ severity }) => severity === 'blocker')
    expect(openTasks(emptySubmission(), completeContext).reduce((sum, { count }) => sum + count, 0)).toBe(blockers.length)
  })
})

describe('field labels', () => {
  test('every field of the submission has a label on its page', () => {
    const fields = sectionNames.flatMap((section) =>
      Object.keys(sectionSchemas[section].shape).map((field) => ({ section, where: `${section}.${field}` })),
    )
    expect(fields.filter(({ section, where }) => fieldLabel(where)?.place !== placeOfSection[section])).toEqual([])
  })
  test('positions in lists count from one, and ids become their words', () => {
    expect(fieldLabel('remedies.issues.2.title')?.label).toBe('Issue 3: title')
    expect(fieldLabel('questionnaire.answers.Q1.2')?.label).toMatch(/^Q1\.2 What is your/)
    expect(fieldLabel('requirements.reviewed.contract')?.label).toBe('A contract with DocuSign is in place')
  })
  test.each([
    '',
    'nothing',
    'profile',
    'profile.toString',
    'profile.x',
    'constructor.name',
    'questionnaire.answers.Q99.1',
    'remedies.issues.0.nothing',
  ])('"%s" names no field', (where) => expect(fieldLabel(where)).toBeNull())
})

describe('P1, F1, A9: the profile', () => {
  test.each(['integratorName', 'productName', 'api', 'signing', 'status', 'professionalServices', 'plannedRequestDate'] as const)(
    'P1 asks for %s',
    (field) => expect(found('P1', ({ profile }) => void (profile[field] = ''))).toEqual([`blocker profile.${field}`]),
  )
  test('F1 refuses a planned day that does not exist', () =>
    expect(found('F1', ({ profile }) => void (profile.plannedRequestDate = '2026-02-30'))).toEqual(['blocker profile.plannedRequestDate']))
  test('A9 warns of a planned day that has passed, until the package is sent', () => {
    expect(found('A9', () => {}, { today: '2026-12-15' })).toEqual([])
    expect(found('A9', () => {}, { today: '2026-12-16' })).toEqual(['warning profile.plannedRequestDate'])
    expect(found('A9', ({ signOff }) => void (signOff.sentOn = '2026-12-15'), { today: '2026-12-16' })).toEqual([])
  })
  test('A9 tells when a request on a Saturday counts', () =>
    expect(found('A9', ({ profile }) => void (profile.plannedRequestDate = '2026-12-19'))).toEqual(['info profile.plannedRequestDate']))
})

describe('R5.5, R6.3, A15: the addresses', () => {
  const rules = [
    ['R5.5', 'videoAddress'],
    ['R6.3', 'traceAddress'],
    ['A15', 'questionnaireAddress'],
  ] as const
  test.each(rules)('%s asks for %s', (rule, field) => {
    expect(found(rule, () => {})).toEqual([])
    expect(found(rule, ({ delivery }) => void (delivery[field] = ' '))).toEqual([`blocker delivery.${field}`])
    expect(found(rule, ({ delivery }) => void (delivery[field] = 'docusign'))).toEqual([`blocker delivery.${field}`])
  })
  test.each(rules)('%s takes %s from the settings where the submission has none', (rule, field) => {
    const settings = { ...completeContext.settings, [field]: 'reviews@example.com' }
    expect(found(rule, ({ delivery }) => void (delivery[field] = ''), { settings })).toEqual([])
  })
})

test('steps have the ids, numbers and addresses of the published order', () => {
  expect(stepIds.map((id) => steps[id].id)).toEqual([...stepIds])
  expect(stepIds.map((id) => steps[id].number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(stepIds.map((id) => steps[id].path)).toEqual([...stepIds])
})
