// The inspector's page. All text is set as text, never as HTML: ids and fields can hold anything.

const byId = id => document.getElementById(id);
const INSPECTOR = '/_emulator/inspector';
const PAGE_SIZE = 50;
const SPAN_MS = 5 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const RETRY_MS = 1000;
const FIRST_PAGE = 0;
const SKIPPED_TO = '#interventions';

let token = sessionStorage.getItem('token') ?? '';
let overview = null;
let samples = [];
let offset = FIRST_PAGE;
let records = [];
let requests = [];
let users = [];
let listening = new AbortController();
let chosen = idInAddress();

// ---- requests ----

function headers(withToken) {
  return withToken ? {Authorization: `Bearer ${withToken}`} : {};
}

async function read(response) {
  const text = await response.text();
  let json = {};
  try {
    json = JSON.parse(text);
  } catch {
    if (response.ok) {
      throw new Error('the response is not JSON; a planned fault may be the cause');
    }
  }
  if (!response.ok) {
    throw new Error(json.message ?? `status ${response.status}`);
  }
  return json;
}

async function get(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return read(await fetch(query ? `${path}?${query}` : path, {headers: headers(token)}));
}

async function send(method, path, parameters = {}, as = token) {
  return read(await fetch(path, {
    method,
    headers: {...headers(as), 'Content-Type': 'application/json'},
    body: JSON.stringify(parameters),
  }));
}

const control = (method, path, parameters) => send(method, `/_emulator/${path}`, parameters);

/** Runs an action of the user, and shows its outcome. */
async function perform(done, action) {
  try {
    const text = await action();
    say(typeof text === 'string' ? text : done, false);
  } catch (failure) {
    say(failure.message, true);
  }
}

function say(text, failed) {
  byId('message').hidden = false;
  byId('message').classList.toggle('failed', failed);
  byId('message-text').textContent = text;
}

/** Makes a function that never runs twice at the same time. Calls during a run cause one more run after it. */
function refresher(refresh) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      await refresh();
    } catch (failure) {
      connection(false, failure.message);
    } finally {
      running = false;
    }
    if (again) {
      again = false;
      await run();
    }
  };
}

// ---- elements ----

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'class') {
      made.className = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

const chip = (kind, text) => element('span', {class: `chip ${kind}`}, text);

function cell(label, content, kind = '') {
  const made = element('td', {role: 'cell', 'data-label': label});
  if (kind) {
    made.className = kind;
  }
  made.append(...[content].flat());
  return made;
}

/** Replaces rows that differ, and leaves the others in place, so that the keyboard's focus stays where it is. */
function showRows(body, rows) {
  const focused = body.contains(document.activeElement) ? document.activeElement.closest('tr').dataset.key : null;
  const present = new Map([...body.children].map(row => [row.dataset.key, row]));
  rows.forEach((row, index) => {
    const old = present.get(row.dataset.key);
    present.delete(row.dataset.key);
    const shown = old && old.isEqualNode(row) ? old : row;
    if (old && shown !== old) {
      old.remove();
    }
    if (body.children[index] !== shown) {
      body.insertBefore(shown, body.children[index] ?? null);
    }
  });
  present.forEach(row => row.remove());
  if (focused && !body.contains(document.activeElement)) {
    const row = [...body.children].find(candidate => candidate.dataset.key === focused);
    row?.querySelector('a')?.focus({preventScroll: true});
  }
}

function showOptions(list, ids) {
  list.replaceChildren(...ids.map(id => element('option', {value: id})));
}

function showChoices(select, choices) {
  const before = select.value;
  select.replaceChildren(...choices.map(([value, text]) => element('option', {value}, text)));
  if (choices.some(([value]) => value === before)) {
    select.value = before;
  }
}

// ---- times ----

function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [[Math.floor(seconds / 86400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']];
  const first = parts.findIndex(([number]) => number > 0);
  return first < 0 ? '0 s' : parts.slice(first, first + 2).filter(([number]) => number > 0)
    .map(([number, unit]) => `${number} ${unit}`).join(' ');
}

const readable = instant => instant.replace('T', ' ').replace('Z', '');

/** The id in the fragment of the address. A fragment isn't sent to the server, and it makes the browser's Back button work. */
function idInAddress() {
  const match = /^#intervention\/(.+)$/.exec(location.hash);
  try {
    return match ? decodeURIComponent(match[1]) : '';
  } catch {
    return '';
  }
}

// ---- the overview: figures, clock and charts ----

function showOverview(now) {
  const before = overview;
  overview = now;
  byId('tenant-name').textContent = now.tenant;
  byId('now').textContent = readable(now.now);
  byId('now').setAttribute('datetime', now.now);
  byId('clock-state').textContent = now.frozen ? 'Frozen: it moves only when it is advanced. UTC.' : 'Running. UTC.';
  byId('freeze').textContent = now.frozen ? 'Resume' : 'Freeze';
  byId('open').textContent = now.open;
  byId('deferred').textContent = now.deferred;
  byId('closed').textContent = now.closed;
  sample();
  showAges();
  if (!before || before.change !== now.change) {
    refreshList();
    refreshDetail();
    refreshDirectory();
  }
  if (!before || before.last_request !== now.last_request || before.pending !== now.pending) {
    refreshRequests();
  }
  if (!before || before.faults !== now.faults) {
    refreshFaults();
  }
}

/** Without a limit, the emulator doesn't count the requests of a minute, so they are derived from the numbers of requests. */
function used(at) {
  if (overview.limit !== undefined) {
    return overview.used;
  }
  const minuteAgo = samples.filter(one => one.at <= at - MINUTE_MS).pop() ?? samples[0];
  return minuteAgo ? Math.max(0, overview.last_request - minuteAgo.last) : 0;
}

function sample() {
  if (!overview) {
    return;
  }
  const at = Date.now();
  const next = {at, open: overview.open, used: used(at), last: overview.last_request};
  samples = [...samples.filter(one => one.at > at - SPAN_MS), next];
  const {limit} = overview;
  byId('used').textContent = next.used;
  byId('limit').textContent = limit === undefined ? 'no limit' : `of ${limit}`;
  byId('rate-note').textContent = limit === undefined
    ? 'Counted since the page was opened.'
    : 'Counted by the emulated clock. The dashed line is the limit.';
  draw(byId('open-chart'), 'open', `${next.open} open interventions`);
  draw(byId('rate-chart'), 'used',
    `${next.used} requests in the last minute${limit === undefined ? '' : ` of ${limit} possible ones`}`, limit);
  const since = `${span(at - samples[0].at)} ago`;
  byId('open-since').textContent = since;
  byId('rate-since').textContent = since;
}

function draw(svg, field, description, limit) {
  const width = 300;
  const height = 72;
  const top = 4;
  const start = samples[0].at;
  const length = Math.max(1, samples[samples.length - 1].at - start);
  const most = Math.max(1, limit ?? 0, ...samples.map(one => one[field]));
  const x = one => ((one.at - start) / length * width).toFixed(1);
  const y = value => (height - value / most * (height - top)).toFixed(1);
  let line = `M0 ${y(samples[0][field])}`;
  samples.forEach(one => {
    line += `H${x(one)}V${y(one[field])}`;
  });
  line += `H${width}`;
  const shape = (name, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const shapes = [shape('path', {class: 'area', d: `${line}V${height}H0Z`}), shape('path', {class: 'line', d: line})];
  if (limit !== undefined) {
    shapes.push(shape('line', {class: 'limit', x1: 0, x2: width, y1: y(limit), y2: y(limit)}));
  }
  svg.replaceChildren(...shapes);
  svg.setAttribute('aria-label', description);
}

// ---- the list ----

const refreshList = refresher(async () => {
  const page = await get(`${INSPECTOR}/interventions`, {
    offset, limit: PAGE_SIZE, status: byId('filter-status').value, user_id: byId('filter-owner').value.trim(),
    sort: byId('filter-sort').value,
  });
  if (page.records.length === 0 && offset > FIRST_PAGE) {
    offset = FIRST_PAGE;
    refreshList();
    return;
  }
  records = page.records;
  showRows(byId('rows'), records.map(row));
  byId('no-rows').hidden = records.length > 0;
  byId('range').textContent = page.count === 0 ? '0' : `${offset + 1} to ${offset + records.length} of ${page.count}`;
  byId('previous').disabled = offset === FIRST_PAGE;
  byId('next').disabled = offset + records.length >= page.count;
});

const age = record => overview ? span(Date.parse(overview.now) - Date.parse(record.created_at)) : '';

function state(record) {
  const chips = [chip(record.state, record.state)];
  return record.locked ? [...chips, chip('locked', 'locked')] : chips;
}

function row(record) {
  const made = element('tr', {role: 'row', 'data-key': record.id},
    cell('Intervention', element('a', {href: `#intervention/${encodeURIComponent(record.id)}`}, record.id)),
    cell('Customer', record.identity_id ?? '–'),
    cell('State', state(record)),
    cell('Owner', record.user_id ?? '–'),
    cell('Replies', String(record.user_replies_count ?? 0), 'number'),
    cell('Categories', (record.category_ids ?? []).join(', ') || '–'),
    cell('Age', age(record), 'number'));
  if (record.id === chosen) {
    made.classList.add('chosen');
    made.querySelector('a').setAttribute('aria-current', 'true');
  }
  return made;
}

function showAges() {
  showRows(byId('rows'), records.map(row));
}

function turnTo(newOffset) {
  offset = Math.max(FIRST_PAGE, newOffset);
  refreshList();
}

// ---- one intervention ----

const refreshDetail = refresher(async () => {
  const id = chosen;
  byId('detail-hint').hidden = id !== '';
  byId('detail-body').hidden = id === '';
  byId('detail-title').textContent = id === '' ? 'Intervention' : `Intervention ${id}`;
  if (id === '') {
    return;
  }
  let detail;
  try {
    detail = await get(`${INSPECTOR}/interventions/${encodeURIComponent(id)}`);
  } catch (failure) {
    detail = {timeline: [], missing: failure.message};
  }
  if (id !== chosen) {
    return;
  }
  const record = detail.intervention;
  byId('detail-gone').hidden = record !== undefined;
  byId('detail-gone').textContent = detail.missing ?? 'It no longer exists.';
  byId('act').hidden = record === undefined;
  showFacts(record, detail.contents ?? []);
  byId('timeline').replaceChildren(...detail.timeline.map(event =>
    element('li', {}, element('time', {datetime: event.at}, readable(event.at)), event.text)));
  showOwnRequests();
});

function showFacts(record, contents) {
  const facts = record === undefined ? [] : [
    ['State', state(record)],
    ['Owner', record.user_id],
    ['Customer', record.identity_id],
    ['Thread', record.thread_id],
    ['Opened', readable(record.created_at)],
    ['Closed', record.closed_at && readable(record.closed_at)],
    ['Deferred until', record.deferred_at && readable(record.deferred_at)],
    ['Categories', (record.category_ids ?? []).join(', ')],
    ['Comments', record.comments_count ? String(record.comments_count) : ''],
    ['Custom fields', fields(record.custom_fields ?? {})],
    ['Contents', `${contents.length}, ${contents.filter(content => content.user_id).length} of them by agents`],
  ];
  byId('facts').replaceChildren(...facts.filter(([, value]) => value)
    .flatMap(([name, value]) => {
      const described = element('dd');
      described.append(...[value].flat());
      return [element('dt', {}, name), described];
    }));
}

const fields = values => Object.entries(values).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`).join('; ');

function choose() {
  if (location.hash === SKIPPED_TO) {
    return;
  }
  chosen = idInAddress();
  showAges();
  refreshDetail();
  if (chosen !== '') {
    byId('detail').focus({preventScroll: matchMedia('(min-width: 60rem)').matches});
  }
}

/** Sends a request to the API with the agent's token, so that it is in the journal, counts for the rate, and is subject to faults. */
function asAgent(method, path, parameters) {
  const agent = users.find(user => user.id === byId('agent').value);
  if (!agent) {
    throw new Error('choose an agent under "As"');
  }
  if (!agent.token) {
    throw new Error(`${agent.id} has no token and can't use the API; choose another agent`);
  }
  return send(method, `/1.0/interventions/${encodeURIComponent(chosen)}${path}`, parameters, agent.token);
}

function value() {
  const text = byId('act-value').value.trim();
  if (text === '') {
    byId('act-value').focus();
    throw new Error('the value is missing');
  }
  return text;
}

const own = () => ({intervention_id: chosen});
const byAgent = () => ({...own(), user_id: byId('agent').value});

const ACTS = {
  reply: ['Replied', () => control('POST', 'agent_replies', byAgent())],
  comment: ['Commented', () => control('POST', 'comments', byAgent())],
  close: ['Closed', () => asAgent('PUT', '/close')],
  reassign: ['Reassigned', () => asAgent('PUT', '/reassign', {user_id: value()})],
  categorize: ['Categories set', () => asAgent('PUT', '/update_categories',
    {category_ids: value().split(',').map(category => category.trim()).filter(category => category !== '')})],
  cancel: ['Cancelled', () => asAgent('DELETE', '/cancel')],
  customer: ['The customer wrote', async () => {
    const {intervention} = await get(`${INSPECTOR}/interventions/${encodeURIComponent(chosen)}`);
    return control('POST', 'customer_messages',
      {thread_id: intervention.thread_id, identity_id: intervention.identity_id});
  }],
  defer: ['Deferred', () => control('POST', 'deferrals',
    {...own(), until: new Date(Date.parse(overview.now) + DAY_MS).toISOString()})],
  undefer: ['The deferral ended', () => control('DELETE', 'deferrals', own())],
  lock: ['The lock is held', () => control('POST', 'locks', own())],
  unlock: ['The lock is released', () => control('DELETE', 'locks', own())],
};

// ---- requests ----

const refreshRequests = refresher(async () => {
  const after = Math.max(0, (overview?.last_request ?? 0) - 100);
  requests = (await get('/_emulator/journal', {after})).requests.reverse();
  showRows(byId('request-rows'), requests.map(requestRow));
  byId('no-requests').hidden = requests.length > 0;
  showOwnRequests();
});

function outcome(request) {
  if (request.status !== undefined) {
    return chip(request.status < 400 ? 'ok' : 'refused', String(request.status));
  }
  return request.took_ms === undefined ? chip('pending', 'in progress') : chip('refused', 'dropped');
}

function target(request) {
  const parameters = Object.entries(request.parameters)
    .flatMap(([name, values]) => values.map(text => `${name}=${text}`)).join(' ');
  return `${request.method} ${request.path}${parameters ? ` ${parameters}` : ''}`;
}

const duration = milliseconds => milliseconds === 0 ? '< 1 ms' : `${milliseconds} ms`;

function requestRow(request) {
  return element('tr', {role: 'row', 'data-key': String(request.number)},
    cell('No.', String(request.number), 'number'),
    cell('', target(request)),
    cell('User', request.user_id ?? '–', 'short'),
    cell('Status', outcome(request), 'short'),
    cell('Duration', request.took_ms === undefined ? '–' : duration(request.took_ms), 'number'));
}

function showOwnRequests() {
  const path = `/interventions/${encodeURIComponent(chosen)}`;
  const mine = chosen === '' ? [] : requests.filter(request =>
    request.path.endsWith(path) || request.path.includes(`${path}/`));
  byId('own-requests').replaceChildren(...mine.slice(0, 10).map(request => {
    const applied = request.applied ? ', applied' : '';
    return element('li', {}, outcome(request),
      ` ${request.method} ${request.path.split('/').slice(4).join('/') || 'get'} by ${request.user_id ?? 'nobody'}${applied}`);
  }));
  if (mine.length === 0) {
    byId('own-requests').replaceChildren(element('li', {class: 'empty'}, 'None of the newest requests is for it.'));
  }
}

// ---- faults, directory, tenants ----

const refreshFaults = refresher(async () => {
  const {faults} = await get('/_emulator/faults');
  byId('faults').replaceChildren(...faults.map(fault => element('li', {}, describe(fault))));
  byId('no-faults').hidden = faults.length > 0;
});

function describe({operation = 'any operation', skip, times, ...effect}) {
  const what = Object.entries(effect).filter(([, given]) => given !== false)
    .map(([name, given]) => given === true ? name : `${name} ${given}`).join(', ');
  return `${operation}: ${what}, for ${times}${skip > 0 ? ` after ${skip}` : ''}`;
}

const refreshDirectory = refresher(async () => {
  const directory = await get(`${INSPECTOR}/directory`);
  ({users} = directory);
  const ids = users.map(user => user.id);
  showOptions(byId('user-ids'), ids);
  showOptions(byId('thread-ids'), directory.threads);
  showOptions(byId('customer-ids'), directory.identities);
  showChoices(byId('agent'), ids.map(id => [id, id]));
  const withToken = users.filter(user => user.token).map(user => [user.id, user.id]);
  showChoices(byId('opener'), [['', 'nobody'], ...withToken]);
});

async function write() {
  const message = await control('POST', 'customer_messages',
    {thread_id: byId('thread').value.trim(), identity_id: byId('customer').value.trim()});
  const opener = users.find(user => user.id === byId('opener').value);
  if (!opener) {
    return `Content ${message.content_id} was written`;
  }
  const opened = await send('POST', '/1.0/interventions', {content_id: message.content_id}, opener.token);
  const {id} = opened.records?.[0] ?? opened;
  location.hash = `#intervention/${encodeURIComponent(id)}`;
  return `${opener.id} opened ${id}`;
}

const refreshTenants = refresher(async () => {
  const {tenants} = await get('/_emulator/tenants');
  byId('tenants').textContent = `There are: ${tenants.join(', ')}.`;
});

function changeTenant(newToken) {
  token = newToken;
  sessionStorage.setItem('token', token);
  byId('token').value = '';
  byId('tenant').open = false;
  overview = null;
  samples = [];
  offset = FIRST_PAGE;
  listening.abort();
  listening = new AbortController();
  listen(listening.signal);
}

// ---- server-sent events ----

function connection(live, text) {
  byId('connection').classList.toggle('live', live);
  if (byId('connection').textContent !== text) {
    byId('connection').textContent = text;
  }
}

/** Reads events by fetch, since EventSource can't send a token in a header, and a token in a URL may be logged. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const {value: part, done} = await reader.read();
    if (done) {
      return;
    }
    const all = (text + part).split('\n\n');
    text = all.pop();
    for (const event of all) {
      if (event.startsWith('data: ')) {
        yield JSON.parse(event.slice('data: '.length));
      }
    }
  }
}

async function listen(signal) {
  while (!signal.aborted) {
    try {
      const response = await fetch(`${INSPECTOR}/events`, {headers: headers(token), signal});
      if (!response.ok) {
        await read(response);
      }
      // It may be another emulator than before, so its numbers can't be compared with the earlier ones.
      overview = null;
      connection(true, 'Live');
      for await (const event of events(response.body)) {
        showOverview(event);
      }
      connection(false, 'Not connected, trying again');
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      connection(false, `Not connected: ${failure.message}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, RETRY_MS);
    });
  }
}

// ---- actions of the user ----

function onSubmit(form, action) {
  byId(form).addEventListener('submit', event => {
    event.preventDefault();
    action();
  });
}

const advance = seconds => perform(`Advanced by ${span(seconds * 1000)}`, () => control('POST', 'clock', {seconds}));

byId('freeze').addEventListener('click', () => {
  const frozen = !overview?.frozen;
  perform(frozen ? 'The clock is frozen' : 'The clock runs', () => control('POST', 'clock', {frozen}));
});
document.querySelectorAll('[data-advance]').forEach(button =>
  button.addEventListener('click', () => advance(Number(button.dataset.advance))));
onSubmit('advance-form', () => advance(Number(byId('seconds').value)));

['filter-status', 'filter-sort'].forEach(id => byId(id).addEventListener('change', () => turnTo(FIRST_PAGE)));
byId('filter-owner').addEventListener('input', () => turnTo(FIRST_PAGE));
onSubmit('filter', () => turnTo(FIRST_PAGE));
byId('previous').addEventListener('click', () => turnTo(offset - PAGE_SIZE));
byId('next').addEventListener('click', () => turnTo(offset + PAGE_SIZE));

addEventListener('hashchange', choose);
document.querySelectorAll('[data-act]').forEach(button => button.addEventListener('click', () => {
  const [done, action] = ACTS[button.dataset.act];
  perform(done, async () => action());
}));
onSubmit('act', () => {});

byId('clear-requests').addEventListener('click', () => perform('The journal is empty', () => control('DELETE', 'journal')));
onSubmit('write', () => perform('', write));
onSubmit('plan', () => perform('The fault is planned', () => control('POST', 'faults', {
  ...Object.fromEntries(new URLSearchParams(byId('effect').value)),
  ...(byId('operation').value ? {operation: byId('operation').value} : {}),
  times: byId('times').value,
  skip: byId('skip').value,
})));
byId('forget').addEventListener('click', () => perform('All faults are removed', () => control('DELETE', 'faults')));

byId('tenant').addEventListener('toggle', () => byId('tenant').open && refreshTenants());
onSubmit('tenant-form', () => changeTenant(byId('token').value.trim()));
byId('main-tenant').addEventListener('click', () => changeTenant(''));
byId('message-close').addEventListener('click', () => {
  byId('message').hidden = true;
});

setInterval(sample, 1000);
listen(listening.signal);
