import { Link } from 'wouter'
import { fieldLabel } from '#shared/domain/field-labels.ts'
import type { Question } from '#shared/domain/questionnaire.ts'
import { answerText, questionnaire } from '#shared/domain/questionnaire.ts'
import { findingPath } from '../../app/location.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { placeTitle } from '../../pages/check/place-title.ts'
import type { Option } from '../../components/choices.tsx'
import { CheckboxGroup, RadioGroup, Select } from '../../components/choices.tsx'
import { PlaceFindings } from '../../components/field-findings.tsx'
import { DateField } from '../../components/date-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ContactField } from './contact-field.tsx'
import styles from './questionnaire-step.module.css'

const yesNo: Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const mostRadios = 7

/** One question in the form that its answer has. */
export function QuestionField({ question }: { question: Question }) {
  const { value, update } = useSection('questionnaire')
  const { id, type, text, help, isRequired, options, sourceTag } = question
  const answer = value.answers[id]
  const one = typeof answer === 'string' ? answer : (answer?.[0] ?? '')
  const many = typeof answer === 'string' ? [answer] : (answer ?? [])
  const set = (next: string | string[]) => update((section) => ({ ...section, answers: { ...section.answers, [id]: next } }))
  const origin = sourceTag === 'I' ? questionnaire.sourceTags.I : ''
  const common = {
    label: text,
    help: [help, origin && `(${origin})`].filter(Boolean).join(' ') || undefined,
    path: `questionnaire.answers.${id}`,
    isOptional: !isRequired,
  }
  switch (type) {
    case 'yes-no':
      return <RadioGroup {...common} isInline options={yesNo} value={one} onChange={set} />
    case 'choice':
      if (options.length <= mostRadios) return <RadioGroup {...common} options={options} value={one} onChange={set} />
      return <Select {...common} options={[{ value: '', label: 'Choose' }, ...options]} value={one} onChange={set} />
    case 'multiple-choice':
      return <CheckboxGroup {...common} options={options} value={many} onChange={set} />
    case 'date':
      return <DateField {...common} value={one} onChange={set} />
    case 'contact':
      return <ContactField {...common} value={many} onChange={set} />
    case 'long-text':
      return <TextField {...common} isMultiline value={one} onChange={set} />
    case 'number':
      return <TextField {...common} width="short" maxLength={9} value={one} onChange={set} />
    case 'email':
      return <TextField {...common} type="email" value={one} onChange={set} />
    case 'text':
      return <TextField {...common} value={one} onChange={set} />
  }
}

/** A question whose answer is kept elsewhere: shown, never asked twice. */
export function AnsweredElsewhere({ question, path }: { question: Question; path: string }) {
  const { id, submission } = useSubmission()
  const answer = answerText(submission, question)
  const place = fieldLabel(path)?.place ?? 'profile'
  return (
    <div className={styles.elsewhere} data-field={path}>
      <p className={styles.question}>{question.text}</p>
      <p className={styles.answer}>{answer || 'Not provided yet'}</p>
      <p className={styles.origin}>
        <Link href={findingPath(id, { step: place, where: path })}>
          Change it in {placeTitle(place)}
          <span className="visually-hidden">: {question.text}</span>
        </Link>
      </p>
      <PlaceFindings path={path} />
    </div>
  )
}
