// The log of the integration: calls that went out, Connect messages that came in.
const rows = await (await fetch('/api/log')).json()
const list = document.getElementById('rows')
for (const row of rows) {
  const line = document.createElement('div')
  for (const [tag, text, name] of [['i', row.at], ['span', row.direction, row.direction], ['span', row.reference], ['b', row.call], ['em', row.status]]) {
    const cell = document.createElement(tag)
    cell.textContent = text
    if (name) cell.className = name
    line.append(cell)
  }
  line.addEventListener('click', () => {
    list.querySelector('.is-chosen')?.classList.remove('is-chosen')
    line.classList.add('is-chosen')
    document.getElementById('body').textContent = row.body
  })
  list.append(line)
}
document.body.dataset.ready = ''
