/** @file The page that shows tables (AG Grid): a tab for each, a search over all columns, and a count of the rows. */
import { htmlPage } from './site.ts'

const style = `<style>
  body { margin: 0; height: 100vh; display: grid; grid: 40px 1fr 26px / 1fr; font: 12px 'Liberation Sans', sans-serif; color: #1d232b }
  header { display: flex; gap: 6px; align-items: center; padding: 0 10px; background: #f3f4f6; border-bottom: 1px solid #ccd1d8 }
  header button, header input { font: inherit; padding: 4px 12px; border: 1px solid #ccd1d8; border-radius: 3px; background: #fff }
  header button.open { background: #d9e8ff } header input { margin-left: auto; width: 260px } footer { padding: 5px 12px; background: #f3f4f6; color: #555 }
</style>`

const script = `
  agGrid.ModuleRegistry.registerModules([agGrid.AllCommunityModule])
  const theme = agGrid.themeQuartz.withParams({ fontSize: 11, spacing: 3, fontFamily: 'Liberation Sans', columnBorder: true, oddRowBackgroundColor: '#f8f9fb' })
  const [tabs, main, footer, search] = ['#tabs', 'main', 'footer', 'input'].map((name) => document.querySelector(name))
  let grid
  function show(rows) {
    grid?.destroy()
    const columnDefs = Object.keys(rows[0]).map((field, index) => ({
      field, filter: true, floatingFilter: true, sortable: true, resizable: true, editable: true, pinned: index === 0 ? 'left' : null,
      cellClass: typeof rows[0][field] === 'number' ? 'ag-right-aligned-cell' : '',
      valueFormatter: ['price', 'total', 'kilobytes'].includes(field) ? ({ value }) => Number(value).toFixed(2) : undefined,
      cellDataType: typeof rows[0][field] === 'number' ? 'number' : 'text',
    }))
    const tell = () => {
      footer.textContent = grid.getDisplayedRowCount() + ' of ' + rows.length + ' rows, ' + grid.getSelectedRows().length + ' selected'
    }
    grid = agGrid.createGrid(main, {
      theme, columnDefs, rowData: rows, rowSelection: { mode: 'multiRow' }, autoSizeStrategy: { type: 'fitCellContents' }, enableCellTextSelection: false,
      onModelUpdated: () => grid && tell(), onSelectionChanged: () => tell(),
    })
    tell()
  }
  search.oninput = () => grid.setGridOption('quickFilterText', search.value)
  fetch('/tables.json').then((answer) => answer.json()).then((tables) => {
    for (const [title, rows] of Object.entries(tables)) {
      const tab = tabs.appendChild(document.createElement('button'))
      tab.textContent = title
      tab.onclick = () => {
        tabs.querySelector('.open')?.classList.remove('open')
        tab.classList.add('open')
        search.value = ''
        show(rows)
      }
    }
    tabs.firstElementChild.click()
  })`

export const tablesPage = htmlPage(
  'Tables',
  `${style}<script src="/packages/ag-grid-community/dist/ag-grid-community.min.js"></script>`,
  `<header><div id="tabs"></div><input placeholder="Search in all columns"></header><main></main><footer></footer><script>${script}</script>`,
)
