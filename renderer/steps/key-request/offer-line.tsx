import type { Offer } from '#shared/domain/steps/08-key-request-offers.ts'
import { Button } from '../../components/button.tsx'
import styles from './key-request-step.module.css'

export type OfferLineProps = { title: string; offer: Offer | undefined; value: string; onUse: (value: string) => void }

/** Says what is known of a field from elsewhere: the same, or another value with a button that takes it over. */
export function OfferLine({ title, offer, value, onUse }: OfferLineProps) {
  if (!offer) return null
  if (offer.value === value.trim()) return <p className={styles.offer}>The same as in your {offer.source}.</p>
  return (
    <p className={styles.offer}>
      <span>
        From your {offer.source}, check: <strong>{offer.value}</strong>
      </span>
      <Button isSmall aria-label={`Use ${offer.value} as ${title}`} onPress={() => onUse(offer.value)}>
        Use it
      </Button>
    </p>
  )
}
