/** @file Looks, from inside the page, at what has the focus: what it is, and whether the keyboard came to it as it should. */
import type { Page } from 'playwright-core'

/** What has the focus, as much as somebody needs who has to fill it in. */
export type Stop = {
  kind: 'text' | 'checkbox' | 'radio' | 'select' | 'button' | 'link' | 'other'
  name: string
  /** Path of the field around it in the document. */
  path: string | null
  value: string
  isChecked: boolean
  /** Values of a select, in order. */
  options: string[]
  /** Which text of its field it is, from 0. */
  place: number
  /** How many items or files the field around it has. */
  items: number
  isInMain: boolean
}
/** `next` and `previous` check the way here from where the focus was when this was last asked; `here` does not. */
export type Way = 'next' | 'previous' | 'here'
export type Look = { stop: Stop | null; problems: string[] }

type Watch = { look: (way: Way) => Look }

/** Puts the watch into the page; everything that it needs stands within, since it is sent there as text. */
function installWatch(): void {
  let last: { element: Element; name: string; ring: string } | null = null
  const controls = 'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex], [contenteditable="true"]'

  const isRadio = (element: Element): element is HTMLInputElement => element instanceof HTMLInputElement && element.type === 'radio'
  const words = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim()

  function nameOf(element: Element): string {
    const labelledBy = element.getAttribute('aria-labelledby')
    if (labelledBy)
      return words(
        labelledBy
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      )
    const own = words(element.getAttribute('aria-label'))
    if (own) return own
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) {
      return words(element.labels?.[0]?.textContent)
    }
    const spoken = element.cloneNode(true) as Element
    for (const hidden of spoken.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
    return words(spoken.textContent)
  }

  /** Among radio buttons the arrows go on, not Tab. */
  function isOneStop(one: Element, other: Element): boolean {
    if (isRadio(one) && isRadio(other) && one.name === other.name) return true
    const group = one.closest('[role="radiogroup"]')
    return group !== null && group === other.closest('[role="radiogroup"]')
  }

  /** Where Tab stops, in the order of the document; of a group of radio buttons there is one. */
  function stops(isBackwards: boolean): Element[] {
    const all = [...document.querySelectorAll<HTMLElement>(controls)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        !element.closest('[inert]') &&
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
    )
    return all.filter((element) => {
      if (!isRadio(element) || element.name === '') return true
      const group = all.filter((other): other is HTMLInputElement => isRadio(other) && other.name === element.name)
      return element === (group.find(({ checked }) => checked) ?? (isBackwards ? group.at(-1) : group[0]))
    })
  }

  /** How the element and what is close around it are outlined. */
  function ringOf(element: Element): string {
    const near = [element, element.parentElement, element.parentElement?.parentElement, ...(element.parentElement?.children ?? [])]
    const drawn = (one: Element, part?: string) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, border } = getComputedStyle(one, part)
      return [outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`, boxShadow, part && border].join()
    }
    return near
      .filter((one): one is Element => one !== null && one !== undefined)
      .flatMap((one) => [drawn(one), drawn(one, '::before'), drawn(one, '::after')])
      .join('|')
  }

  /** Whether some of it can be seen (WCAG 2.4.11). What is drawn by its surroundings, as a slider, is seen there. */
  function isInSight(element: Element): boolean {
    let box = element.getBoundingClientRect()
    for (let around = element.parentElement; around && (box.width < 8 || box.height < 8); around = around.parentElement)
      box = around.getBoundingClientRect()
    const xs = [0.1, 0.5, 0.9].map((share) => box.left + share * box.width)
    const ys = [0.1, 0.5, 0.9].map((share) => box.top + share * box.height)
    return xs.some((x) =>
      ys.some((y) => {
        const shown = document.elementFromPoint(x, y)
        return shown !== null && (element.contains(shown) || shown === element.parentElement || element.parentElement?.contains(shown) === true)
      }),
    )
  }

  function expected(way: 'next' | 'previous', from: Element): Element | undefined {
    const list = stops(way === 'previous')
    const wanted = way === 'next' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
    const beyond = list.filter((element) => element !== from && !isOneStop(element, from))
    const isThere = (element: Element) => (from.compareDocumentPosition(element) & wanted) !== 0
    return way === 'next' ? beyond.find(isThere) : beyond.findLast(isThere)
  }

  /** Chromium lets the keyboard into what scrolls and holds nothing to stop at. */
  const isScroller = (element: Element) => element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth

  function describe(element: HTMLElement): Stop {
    const field = element.closest<HTMLElement>('[data-field]')
    const isTyped =
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(element.type))
    const kind = isTyped
      ? 'text'
      : element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')
        ? element.type
        : element instanceof HTMLSelectElement
          ? 'select'
          : element instanceof HTMLButtonElement
            ? 'button'
            : element instanceof HTMLAnchorElement
              ? 'link'
              : 'other'
    const texts = [...(field?.querySelectorAll('input:not([type="file"], [aria-hidden]), textarea') ?? [])]
    return {
      kind,
      name: nameOf(element),
      path: field?.dataset.field ?? null,
      value: 'value' in element ? String(element.value) : '',
      isChecked: element instanceof HTMLInputElement && element.checked,
      options: element instanceof HTMLSelectElement ? [...element.options].map(({ value }) => value) : [],
      place: texts.indexOf(element),
      items: field?.querySelectorAll(':scope > [role="group"][aria-label], :scope > ul > li').length ?? 0,
      isInMain: element.closest('main') !== null,
    }
  }

  function look(way: Way): Look {
    const found = lookHere(way)
    const place = `${location.hash.split('/').at(-1)} (${words(document.querySelector('main h2')?.textContent)})`
    return { ...found, problems: found.problems.map((problem) => `${place}: ${problem}`) }
  }

  function lookHere(way: Way): Look {
    const active = document.activeElement
    const problems: string[] = []
    const before = last
    if (before?.element.isConnected && active !== before.element && before.ring !== '' && ringOf(before.element) === before.ring) {
      problems.push(`The focus on “${before.name}” cannot be seen.`)
    }
    if (!(active instanceof HTMLElement) || active === document.body) {
      last = null
      return { stop: null, problems }
    }
    const stop = describe(active)
    if (way !== 'here' && before?.element.isConnected) {
      const wanted = expected(way, before.element)
      const key = way === 'next' ? 'Tab' : 'Shift+Tab'
      if (active === before.element) problems.push(`${key} does not leave “${before.name}”.`)
      else if (wanted && active !== wanted && !isOneStop(active, wanted) && !isScroller(active)) {
        problems.push(`After “${before.name}” ${key} goes to “${stop.name}”, not to “${nameOf(wanted)}”.`)
      }
    }
    // A heading or a region that was given the focus is no control.
    const isControl = active.tabIndex >= 0
    if (isControl && stop.name === '') problems.push(`${active.outerHTML.slice(0, 200)} has no name.`)
    if (isControl && way !== 'here' && !isInSight(active)) problems.push(`“${stop.name}” has the focus out of sight.`)
    last = { element: active, name: stop.name, ring: isControl ? ringOf(active) : '' }
    return { stop, problems }
  }

  Object.assign(window, { focusWatch: { look } satisfies Watch })
}

export async function watchFocus(page: Page): Promise<void> {
  await page.evaluate(installWatch)
}

/** @returns what has the focus now, and what was wrong with the way to it. */
export async function lookAtFocus(page: Page, way: Way): Promise<Look> {
  return page.evaluate((how) => (window as unknown as { focusWatch: Watch }).focusWatch.look(how), way)
}

/** What is pressed may go away, and the page puts the focus on with the next picture. @returns whether something has it then, or within three seconds. */
export async function hasFocusSoon(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const picture = () => new Promise((resolve) => void requestAnimationFrame(resolve))
    await picture()
    await picture()
    for (const end = performance.now() + 3_000; document.activeElement === document.body && performance.now() < end;) await picture()
    return document.activeElement !== document.body
  })
}
