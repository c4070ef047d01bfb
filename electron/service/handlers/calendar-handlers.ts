/** @file Calls about calendar files. */
import { basename } from 'node:path'
import type { Contract, Handlers } from '#shared/contract/contract.ts'
import { saveCalendar } from '../calendar/save-calendar.ts'
import type { ServiceParts } from '../index.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `calendar.${string}`>>

export function createCalendarHandlers({ submissions, settings, calendarChanges, grants, workDir }: ServiceParts): Calls {
  return {
    'calendar.save': async ({ id, folderGrantId, content }, { signal }) => {
      const folder = grants.path(folderGrantId)
      const state = submissions.get(id)
      const path = await saveCalendar({ state, changes: calendarChanges, settings: settings.get(), content, folder, workDir, signal })
      return { grantId: (await grants.add(path)).grantId, name: basename(path) }
    },
  }
}
