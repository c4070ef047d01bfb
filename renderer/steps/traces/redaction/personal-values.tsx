import { useMemo, useState } from 'react'
import type { PersonalValue, RedactionChoices } from '#shared/domain/traces/redaction.ts'
import { counted, grouped } from '../../../client/words.ts'
import { Problem } from '../../../components/problem.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { findValues, isKept, kindNames, withKept } from './choices.ts'
import styles from './personal-values.module.css'
import { usePersonalValues } from './use-personal-values.ts'

/** More are found by typing. */
const shownValues = 100

export type PersonalValuesProps = { choices: RedactionChoices; isDisabled: boolean; onChoose: (choices: RedactionChoices) => void }

/** The personal values that were found, to keep the invented ones readable. They never leave this machine. */
export function PersonalValues({ choices, isDisabled, onChoose }: PersonalValuesProps) {
  const { values, problem } = usePersonalValues()
  const [text, setText] = useState('')
  const found = useMemo(() => findValues(values ?? [], text), [values, text])
  if (problem) return <Problem problem={problem} />
  if (!values) return <p className={styles.soft}>Reading what was found</p>
  if (values.length === 0) return <p className={styles.soft}>No personal data was found.</p>
  const shown = found.slice(0, shownValues)
  return (
    <div className={styles.values}>
      <TextField label={`Personal data found (${grouped(values.length)})`} placeholder="Search" value={text} onChange={setText} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">Personal data found</caption>
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">Kind</th>
              <th scope="col">Replaced by</th>
              <th scope="col" className={styles.number}>
                Times
              </th>
              <th scope="col">Keep readable</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((value) => (
              <ValueRow
                key={value.kind + value.value}
                value={value}
                isKept={isKept(choices, value.value)}
                isDisabled={isDisabled}
                onKeep={(keeps) => onChoose(withKept(choices, value.value, keeps))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.soft} role="status">
        {found.length === 0 && 'Nothing fits.'}
        {found.length > shown.length && `The first ${shown.length} of ${counted(found.length, 'value')}: search for the others.`}
      </p>
    </div>
  )
}

type ValueRowProps = { value: PersonalValue; isKept: boolean; isDisabled: boolean; onKeep: (keeps: boolean) => void }

function ValueRow({ value: { value, kind, pseudonym, count }, isKept: keeps, isDisabled, onKeep }: ValueRowProps) {
  return (
    <tr>
      <th scope="row">{value}</th>
      <td>{kindNames[kind]}</td>
      <td>{keeps ? <span className={styles.soft}>stays readable</span> : <code>{pseudonym}</code>}</td>
      <td className={styles.number}>{grouped(count)}</td>
      <td>
        <label className={styles.keep}>
          <input
            type="checkbox"
            aria-label={`Keep ${value} readable: an invented test persona`}
            checked={keeps}
            disabled={isDisabled}
            onChange={(event) => onKeep(event.target.checked)}
          />
          <span aria-hidden>invented test persona</span>
        </label>
      </td>
    </tr>
  )
}
