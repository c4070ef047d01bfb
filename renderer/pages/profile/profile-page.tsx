import { StepPage } from '../../app/step-page.tsx'
import { useSection } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { TextField } from '../../components/text-field.tsx'

/** What decides which steps apply. Short on purpose: everything else is asked where it is needed. */
export function ProfilePage() {
  const { field } = useSection('profile')
  return (
    <StepPage
      step="profile"
      title="Profile"
      lead="Seven answers decide which of the ten steps apply and when everything is due."
      aside={
        <Card title="Why this is asked">
          <p>
            A dry run is only held with a Professional Services engagement. The traces and some questions differ between REST and SOAP. Every date
            follows from the day of the review request.
          </p>
        </Card>
      }
    >
      <TextField label="Name of the integrator" help="The legal name of your company." autoComplete="organization" {...field('integratorName')} />
      <TextField label="Name of the product" help="As the reviewer sees it in the video." {...field('productName')} />
      <RadioGroup
        label="Which API does the integration call?"
        isInline
        options={[
          { value: 'rest', label: 'REST' },
          { value: 'soap', label: 'SOAP' },
          { value: 'both', label: 'Both' },
        ]}
        {...field('api')}
      />
      <RadioGroup
        label="How do recipients sign?"
        options={[
          { value: 'embedded', label: 'Embedded: in your product' },
          { value: 'remote', label: 'Remote: from an e-mail' },
          { value: 'both', label: 'Both' },
        ]}
        {...field('signing')}
      />
      <RadioGroup
        label="How does the status come back to your system?"
        options={[
          { value: 'connect', label: 'Connect: DocuSign calls your system' },
          { value: 'polling', label: 'Status requests: your system asks' },
          { value: 'both', label: 'Both' },
          { value: 'none', label: 'It does not come back' },
        ]}
        {...field('status')}
      />
      <RadioGroup
        label="Do you have a Professional Services engagement with DocuSign?"
        isInline
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        {...field('professionalServices')}
      />
      <DateField
        label="When do you plan to ask for the certification review?"
        help="The day on which you send the package."
        {...field('plannedRequestDate')}
      />
      <DateField
        label="When do you want to be in production?"
        isOptional
        help="The request is recommended 21 business days before."
        {...field('wishedProductionDate')}
      />
    </StepPage>
  )
}
