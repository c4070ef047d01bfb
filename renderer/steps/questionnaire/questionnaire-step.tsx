import { useEffect, useRef, useState } from 'react'
import { questionnaire, questionnaireProgress } from '#shared/domain/questionnaire.ts'
import { useRequestedField, useVisit } from '../../app/location.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { counted } from '../../client/words.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { FileListField } from '../../components/file-field.tsx'
import { Note } from '../../components/note.tsx'
import { tourAnchor } from '../../tour/anchors.ts'
import { StepFrame } from '../step-frame.tsx'
import { AnswerTools } from './answer-tools.tsx'
import { AdditionalQuestions } from './additional-questions.tsx'
import { BringAnswers } from './bring-answers.tsx'
import { AnsweredElsewhere, QuestionField } from './question-field.tsx'
import styles from './questionnaire-step.module.css'
import { additionalSection, sectionOfField, sectionStates, sectionText, supplementsSection, type SectionState } from './section-of.ts'

/** Step 4: the questionnaire, a section at a time, with what the official copy asks besides and the supplemental material at its end. */
export function QuestionnaireStep() {
  const { submission } = useSubmission()
  const requestedField = useRequestedField()
  const visit = useVisit()
  const sections = sectionStates(submission)
  const [chosen, setChosen] = useState(() => sectionOfField(requestedField ?? ''))
  const heading = useRef<HTMLHeadingElement>(null)
  const order = [...sections.map(({ id }) => id), additionalSection, supplementsSection]
  const current = order.find((id) => id === chosen) ?? order[0] ?? supplementsSection
  const { answered, total, minutesLeft } = questionnaireProgress(submission)

  useEffect(() => {
    const section = sectionOfField(requestedField ?? '')
    if (section) setChosen(section)
  }, [requestedField, visit])

  function goTo(section: string): void {
    setChosen(section)
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true })
      heading.current?.scrollIntoView({ block: 'start' })
    })
  }

  /** "Continue" goes through the sections before it leaves the page. */
  function goOn(): boolean {
    const next = order[order.indexOf(current) + 1]
    if (next) goTo(next)
    return next !== undefined
  }

  const section = sections.find(({ id }) => id === current)
  return (
    <StepFrame
      step="questionnaire"
      isWide
      lead={`${answered} of ${counted(total, 'answer')}${minutesLeft > 0 ? `, about ${counted(minutesLeft, 'minute')} left` : ''}.`}
      onContinue={goOn}
    >
      <Note>{questionnaire.banner}</Note>
      <BringAnswers>
        <div className={styles.columns}>
          <nav aria-label="Sections of the questionnaire" {...tourAnchor('questions')}>
            <ul className={styles.sections}>
              {sections.map(({ id, title, answered: done, total: all }) => (
                <li key={id}>
                  <button type="button" className={styles.section} aria-current={id === current ? 'step' : undefined} onClick={() => goTo(id)}>
                    {title}
                    <span className={`${styles.count} ${done === all ? styles.done : ''}`}>
                      {done} <span aria-hidden>/</span>
                      <span className="visually-hidden">of</span> {all}
                    </span>
                  </button>
                </li>
              ))}
              {[
                { id: additionalSection, title: 'Additional questions', count: String(submission.questionnaire.additional.length) },
                { id: supplementsSection, title: 'Supplemental material', count: counted(submission.questionnaire.supplements.length, 'file') },
              ].map(({ id, title, count }) => (
                <li key={id}>
                  <button type="button" className={styles.section} aria-current={id === current ? 'step' : undefined} onClick={() => goTo(id)}>
                    {title}
                    <span className={styles.count}>{count}</span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.questions}>
            <div>
              <h2 ref={heading} tabIndex={-1}>
                {section ? `${section.id} ${section.title}` : partTitles[current]}
              </h2>
              {section?.intro && <p className={styles.intro}>{section.intro}</p>}
              {section && (
                <div className={styles.state}>
                  {section.total > 0 && <span>{stateInWords(section)}</span>}
                  {sectionText(section, submission) !== '' && (
                    <CopyButton what={`all answers of ${section.id}`} label="Copy all answers" text={() => sectionText(section, submission)} />
                  )}
                </div>
              )}
            </div>
            {section?.questions.map((question) => (
              <div key={question.id}>
                {question.mapsTo === undefined ? (
                  <QuestionField question={question} />
                ) : (
                  <AnsweredElsewhere question={question} path={question.mapsTo} />
                )}
                <AnswerTools question={question} />
              </div>
            ))}
            {current === additionalSection && <AdditionalQuestions />}
            {current === supplementsSection && <Supplements />}
          </div>
        </div>
      </BringAnswers>
    </StepFrame>
  )
}

const partTitles: Record<string, string> = { [additionalSection]: 'Additional questions', [supplementsSection]: 'Supplemental material' }

/** @returns as in `3 of 8 answers, about 4 minutes left`. */
function stateInWords({ answered, total, minutesLeft }: SectionState): string {
  return `${answered} of ${counted(total, 'answer')}${minutesLeft > 0 ? `, about ${counted(minutesLeft, 'minute')} left` : ''}`
}

function Supplements() {
  const { value, update } = useSection('questionnaire')
  return (
    <FileListField
      label="Files that go with the answers"
      hint="A diagram of the architecture; pictures of error messages that name your support. PDF, PNG or JPEG."
      path="questionnaire.supplements"
      accept=".pdf,.png,.jpg,.jpeg"
      value={value.supplements}
      onAdd={(file) =>
        update((section) => ({ ...section, supplements: [...section.supplements.filter(({ sha256 }) => sha256 !== file.sha256), file] }))
      }
      onRemove={(file) => update((section) => ({ ...section, supplements: section.supplements.filter(({ sha256 }) => sha256 !== file.sha256) }))}
    />
  )
}
