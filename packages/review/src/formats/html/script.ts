/**
 * What the report does in a browser: filters, and the choice between light and dark. It shows its own controls, so that
 * where scripts do not run none is there that does nothing.
 */
export const SCRIPT = `
(() => {
  const root = document.documentElement;
  const theme = document.getElementById('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
  const label = () => { theme.textContent = isDark() ? 'Light theme' : 'Dark theme'; };
  theme.hidden = false;
  theme.addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; label(); });
  dark.addEventListener('change', label);
  label();

  addEventListener('beforeprint', () => { for (const each of document.querySelectorAll('details')) each.open = true; });

  const filters = document.getElementById('filters');
  if (!filters) return;
  const boxes = [...filters.querySelectorAll('input[type=checkbox]')];
  const rule = filters.querySelector('select');
  const file = filters.querySelector('input[type=search]');
  const count = document.getElementById('count');
  const none = document.getElementById('none');
  const groups = [...document.querySelectorAll('.group')].map((group) => ({
    group,
    places: [...group.querySelectorAll('.place')],
    details: group.querySelector('.places'),
    wasOpen: group.querySelector('.places').open,
  }));
  const sections = [...document.querySelectorAll('.of-severity')];
  const all = groups.reduce((sum, { places }) => sum + places.length, 0);
  const show = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const text = file.value.trim().toLowerCase();
    let shown = 0;
    for (const { group, places, details, wasOpen } of groups) {
      const isMeant = severities.has(group.dataset.severity) && (rule.value === '' || rule.value === group.dataset.rule);
      let own = 0;
      for (const place of places) {
        place.hidden = !isMeant || !place.dataset.file.toLowerCase().includes(text);
        if (!place.hidden) own++;
      }
      group.hidden = own === 0;
      group.querySelector('.n').textContent = own === places.length ? String(own) : own + ' of ' + places.length;
      details.open = wasOpen || text !== '' || rule.value !== '';
      shown += own;
    }
    for (const section of sections) section.hidden = [...section.querySelectorAll('.group')].every((group) => group.hidden);
    none.hidden = shown > 0;
    count.textContent = shown === all ? all + (all === 1 ? ' finding' : ' findings') : shown + ' of ' + all + ' findings';
  };
  filters.hidden = false;
  filters.addEventListener('input', show);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.addEventListener('reset', () => setTimeout(show));
  show();
})();
`;
