import { FuseState, getCurrentFuseWire } from '@electron/fuses'
import { describe, expect, test } from 'vitest'
import { executableIn } from '../../build/package/build-packages.ts'
import { fusesOf } from '../../build/package/fuses.ts'
import { flavours } from '../../build/package/product.ts'
import { builtPackage, hasBuiltPackage } from '../helpers/built-package.ts'

describe.each(flavours.filter(hasBuiltPackage))('the %s flavour as built', (flavour) => {
  test('has every fuse as it is meant', async () => {
    const wire = await getCurrentFuseWire(executableIn(builtPackage(flavour).application))
    const meant = Object.entries(fusesOf(flavour)).map(([option, isOn]) => [option, isOn ? FuseState.ENABLE : FuseState.DISABLE])
    // The newest fuse is missing in an older Electron.
    const present = meant.filter(([option = '']) => option in wire)
    expect(present.length).toBeGreaterThanOrEqual(8)
    expect(Object.fromEntries(Object.entries(wire).filter(([option]) => /^\d+$/.test(option)))).toEqual(Object.fromEntries(present))
  })
})
