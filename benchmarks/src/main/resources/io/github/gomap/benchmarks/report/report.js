'use strict';
/*
 * Draws what the report computed. One function per part of the page; each hides its part if there is nothing to show.
 * With #picture=<chart> in the address, only that chart is shown, as large as the window: for pictures in documents. With
 * #keys=LONG, the charts are about primitive keys.
 */

const REFERENCE = 'HASH_MAP';
/** GoMap, or GoLongMap where keys are primitive and it was measured. */
let OURS = 'GO_MAP';
const COLORS = {
  GO_MAP: '#00897b', HASH_MAP: '#263238', LINKED_HASH_MAP: '#90a4ae', CONCURRENT_HASH_MAP: '#5c8fd6',
  FASTUTIL: '#ef6c00', ECLIPSE: '#8e44ad', HPPC: '#d81b60', AGRONA: '#6b8e23', KOLOBOKE: '#f2b705',
  COMMONS: '#8d6e63', NETTY: '#8d6e63', GO_LONG_MAP: '#00564d', NONE: '#b8c0c8',
};
const SHARED_REFERENCE = 'CONCURRENT_HASH_MAP';
const SHARED_COLORS = {
  CONCURRENT_GO_MAP: '#00bfa5',
  GO_MAP_SYNCHRONIZED: '#80cbc4', GO_MAP_READ_WRITE_LOCK: '#26a69a', GO_MAP_STAMPED_LOCK: '#00796b', GO_MAP_SHARDS: '#004d40',
  SYNC_MAP: '#ef6c00', HASH_TRIE_MAP: '#f2b705', HASH_MAP_SYNCHRONIZED: '#90a4ae', CONCURRENT_HASH_MAP: '#263238',
  NON_BLOCKING_HASH_MAP: '#d81b60', TRIE_MAP: '#8e44ad', GO_SYNC_MAP: '#5c8fd6', GO_RW_MUTEX: '#6b8e23', GO_SHARDS: '#8d6e63',
  NONE: '#b8c0c8',
};
/** Other builds of GoMap look like it, maps that somebody added do not. */
const BUILD_COLORS = ['#26a69a', '#00695c', '#4db6ac', '#004d40'];
const ADDED_COLORS = ['#c62828', '#1565c0', '#6a1b9a', '#ad8b00', '#00838f', '#4e342e'];
/** What the charts with many lines show at first. */
const SHOWN_AT_FIRST = ['GO_MAP', 'HASH_MAP', 'FASTUTIL', 'ECLIPSE', 'NONE'];
const FONT = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

const javaSections = DATA.sections.filter(s => s.environment.runtime.startsWith('java'));
const goSection = DATA.sections.find(s => s.environment.runtime.startsWith('go'));
let run = javaSections[0] || goSection;
let section = run;

/* ---------------- Small things ---------------- */

const by = (part, selector) => document.querySelector(`#${part} ${selector}`);
const unique = values => [...new Set(values)];
const names = () => section.primitive ? DATA.longMaps : DATA.maps;

function label(map) {
  const [name, build] = map.split('@');
  const known = names()[name];
  return known ? known + (build ? ' @' + build : '') : map;
}

const isBuild = map => map.includes('@');
const isAdded = map => !isBuild(map) && !names()[map];
const isOfLibrary = map => map === OURS || map.startsWith(OURS + '@');
const order = maps => unique(maps).sort((a, b) => rank(a) - rank(b));

function rank(map) {
  const index = Object.keys(names()).indexOf(map);
  return index < 0 ? (isBuild(map) ? 0.5 : 100) : index;
}

function color(map) {
  const spare = isBuild(map) ? BUILD_COLORS : ADDED_COLORS;
  return COLORS[map] || spare[[...map].reduce((sum, c) => sum + c.charCodeAt(0), 0) % spare.length];
}

function digits(value) {
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  return magnitude >= 100 ? value.toFixed(0) : magnitude >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function time(nanoseconds) {
  if (nanoseconds < 1e3) return digits(nanoseconds) + ' ns';
  if (nanoseconds < 1e6) return digits(nanoseconds / 1e3) + ' µs';
  if (nanoseconds < 1e9) return digits(nanoseconds / 1e6) + ' ms';
  return digits(nanoseconds / 1e9) + ' s';
}

function bytes(count) {
  if (count < 1024) return count + ' B';
  if (count < 1024 * 1024) return digits(count / 1024) + ' KiB';
  return digits(count / 1024 / 1024) + ' MiB';
}

function size(count) {
  if (count < 1000) return String(count);
  if (count < 1e6) return parseFloat((count / 1e3).toPrecision(3)) + 'K';
  return parseFloat((count / 1e6).toPrecision(3)) + 'M';
}

const COLLECTORS = {G1: 'G1', PARALLEL: 'Parallel', Z: 'ZGC'};
const plain = value => String(parseFloat(value.toPrecision(3)));
const keysLabel = keys => keys.toLowerCase().replaceAll('_', ' ');
const keysOrder = keys => ['LONG_RANDOM', 'STRING'].indexOf(keys) < 0 ? 9 : ['LONG_RANDOM', 'STRING'].indexOf(keys);

function show(part, visible) {
  document.getElementById(part).style.display = visible ? '' : 'none';
  return visible;
}

function table(element, head, rows, textColumns = [0]) {
  const cell = (tag, value, column) =>
    `<${tag}${textColumns.includes(column) ? ' class="text"' : ''}>${value ?? '<span class="none">–</span>'}</${tag}>`;
  element.innerHTML = '<table><tr>' + head.map((h, i) => cell('th', h, i)).join('') + '</tr>'
    + rows.map(row => `<tr${row.strong ? ' class="strong"' : ''}>`
      + row.cells.map((value, i) => cell('td', value, i)).join('') + '</tr>').join('') + '</table>';
}

/** A choice above a chart; keeps what was chosen when the page is drawn again. */
const chosen = {};

function choice(part, name, title, options, redraw, preferred) {
  const values = options.map(option => option[0]);
  if (!values.includes(chosen[name])) {
    chosen[name] = values.includes(preferred) ? preferred : values[0];
  }
  const element = document.createElement('label');
  element.textContent = title + ' ';
  const select = document.createElement('select');
  for (const [value, text] of options) {
    select.add(new Option(text, value, false, value === chosen[name]));
  }
  select.onchange = () => { chosen[name] = select.value; redraw(); };
  element.append(select);
  by(part, '.controls').append(element);
  return chosen[name];
}

/* ---------------- Charts ---------------- */

const charts = {};

function chart(name, option, height) {
  const element = document.querySelector(`[data-chart="${name}"]`);
  element.style.display = '';
  if (height && !picture) element.style.height = height + 'px';
  charts[name]?.dispose();
  charts[name] = echarts.init(element, null, {renderer: picture ? 'canvas' : 'svg'});
  charts[name].setOption(Object.assign({
    animation: false,
    textStyle: {fontFamily: FONT, fontSize: 12},
    backgroundColor: '#fff',
  }, option));
}

const hideChart = name => { document.querySelector(`[data-chart="${name}"]`).style.display = 'none'; };

function title(text) {
  return {text, left: 8, top: 4, textStyle: {fontSize: 14, fontWeight: 600, color: '#1f2933', fontFamily: FONT}};
}

const AXIS = {
  nameLocation: 'middle',
  nameTextStyle: {color: '#66727f'},
  axisLine: {lineStyle: {color: '#8a95a1'}},
  axisLabel: {color: '#4a5562'},
  splitLine: {lineStyle: {color: '#edf0f3'}},
};
const axis = (type, name, format, more) => Object.assign({}, AXIS, {type, name}, more,
  {axisLabel: Object.assign({}, AXIS.axisLabel, {formatter: format}, more?.axisLabel)});

function legend(maps, selected) {
  return {
    top: 30, left: 'center', width: '90%', itemWidth: 18, itemHeight: 8, icon: 'roundRect',
    data: maps.map(label),
    selected: Object.fromEntries(maps.map(map => [label(map), !selected || selected(map)])),
  };
}

const isShownAtFirst = map => section.primitive || SHOWN_AT_FIRST.includes(map) || isOfLibrary(map) || isAdded(map);

function line(map, data, more) {
  const ours = isOfLibrary(map);
  return Object.assign({
    name: label(map), type: 'line', data, symbolSize: 5, z: ours ? 10 : map === REFERENCE ? 9 : 2,
    itemStyle: {color: color(map)},
    lineStyle: {width: ours ? 3 : 1.6, color: color(map), type: map === 'NONE' ? 'dotted' : 'solid'},
  }, more);
}

function tooltip(head, format) {
  return {
    trigger: 'axis', axisPointer: {type: 'line', lineStyle: {color: '#c3ccd5'}}, confine: true,
    formatter: items => `<b>${head(items[0].value[0])}</b><br>` + items
      .filter(item => item.value[1] != null)
      .sort((a, b) => a.value[1] - b.value[1])
      .map(item => `${item.marker}${item.seriesName}: <b>${format(item.value[1])}</b>`).join('<br>'),
  };
}

/* ---------------- Parts of the page ---------------- */

function drawHeader() {
  const e = section.environment;
  document.getElementById('where').textContent =
    `${e.processor}, ${e.processors} processors, ${e.memoryGigabytes} GB; ${e.system}; ${e.runtime}; commit ${e.commit}`;
  const select = by('sections', 'select');
  if (!select.options.length) {
    javaSections.forEach((s, i) =>
      select.add(new Option(`${s.label}: ${s.environment.runtime.replace(/\+.*/, '')}, commit ${s.environment.commit}, engine ${s.environment.engine}`, i)));
    select.onchange = () => { run = javaSections[select.value]; choose(section.primitive); };
    show('sections', javaSections.length > 1);
    by('key-types', 'select').onchange = event => choose(event.target.value === 'LONG');
  }
  show('key-types', hasFigures(run) && hasFigures(run.longs));
  by('key-types', 'select').value = section.primitive ? 'LONG' : 'OBJECT';
}

/** What the memory of maps is counted with. A map cannot be told apart from keys that it stores itself. */
function counted(keys) {
  const plural = keys > 1 ? 's' : '';
  return section.primitive ? `with key${plural}, without value${plural}` : `beyond key${plural} and value${plural}`;
}

function drawTraces() {
  const all = section.replays;
  by('traces', '.controls').replaceChildren();
  if (!show('traces', all.length)) return;
  const collectors = unique(all.map(r => r.times.collector));
  const collector = choice('traces', 'traceCollector', 'Collector', collectors.map(c => [c, COLLECTORS[c]]), drawTraces, 'G1');
  const here = all.filter(r => r.times.collector === collector);
  const measured = here.filter(r => r.times.best != null);
  const traces = unique(here.map(r => r.trace));
  const maps = order(measured.map(r => r.times.map));
  const find = (trace, map) => measured.find(r => r.trace === trace && r.times.map === map);
  chart('traces', {
    title: title('Nanoseconds per operation of real programs, best windows'),
    legend: legend(maps, isShownAtFirst),
    grid: {left: 60, right: 24, top: 86, bottom: 48},
    tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, confine: true, valueFormatter: value => value && time(value)},
    xAxis: axis('category', '', String, {data: traces, axisTick: {show: false}, splitLine: {show: false}}),
    yAxis: axis('value', 'ns', plain, {nameGap: 40, min: 0}),
    series: maps.map(map => ({name: label(map), type: 'bar', barGap: 0, itemStyle: {color: color(map)},
      data: traces.map(trace => find(trace, map)?.times.best)})),
  }, 380);
  const row = r => ({strong: r.times.map === OURS, cells: [r.trace, size(r.times.size), label(r.times.map),
    ratioText(r.times.bestRatio), r.times.best && digits(r.times.best), ratioText(r.times.medianRatio),
    r.times.median && digits(r.times.median), r.times.best && `${digits(r.times.low)} – ${digits(r.times.high)}`,
    r.times.bytes == null ? null : digits(r.times.bytes), ...['p50', 'p99', 'p99.99', 'p100'].map(p =>
      r.percentiles[p] && time(r.percentiles[p])), r.times.failure ?? '']});
  table(by('traces', '.table'), ['trace', 'operations', 'map', 'ratio', 'ns', 'ratio of medians', 'median', 'from – to',
    'bytes', 'p50', 'p99', 'p99.99', 'longest', ''],
    traces.flatMap(trace => here.filter(r => r.trace === trace)
      .sort((a, b) => rank(a.times.map) - rank(b.times.map)).map(row)), [0, 2, 13]);
}

function averageBytes(footprint) {
  const cycle = footprint.points.filter(point => point.size >= 53248).slice(0, -1);
  return cycle.reduce((sum, point) => sum + point.bytes / point.size, 0) / cycle.length;
}

function drawSummary() {
  const tiles = [];
  const tile = (value, text, verdict) => tiles.push(`<div class="tile ${verdict || ''}"><b>${value}</b><span>${text}</span></div>`);
  const judge = (value, good, bad) => value <= good ? 'good' : value > bad ? 'bad' : '';
  const overall = section.standings.filter(standing => standing.range === 'ALL');
  const ours = overall.find(standing => standing.map === OURS);
  if (ours) {
    tile('× ' + digits(ours.geometricMean), `time of HashMap, geometric mean of ${ours.cells} cells`,
      judge(ours.geometricMean, 0.8, 1));
    const peer = overall.find(standing => !isOfLibrary(standing.map) && standing.cells >= ours.cells);
    if (peer) {
      const ratio = ours.geometricMean / peer.geometricMean;
      tile('× ' + digits(ratio), `time of the fastest peer over the same cells, ${label(peer.map)}`, judge(ratio, 1, 1));
    }
    const boxed = OURS !== 'GO_MAP' && overall.find(standing => standing.map === 'GO_MAP');
    if (boxed) {
      const ratio = ours.geometricMean / boxed.geometricMean;
      tile('× ' + digits(ratio), `time of ${label('GO_MAP')}`, judge(ratio, 0.7, 1));
    }
    tile('× ' + digits(ours.worst), `time of HashMap in the worst cell: ${ours.worstCell}`, judge(ours.worst, 1.3, 1.3));
  }
  for (const collector of unique(section.latencies.map(s => s.middle.collector))) {
    const find = map => section.latencies.find(s => s.middle.collector === collector && s.middle.operation === 'PUT'
      && s.middle.map === map && s.middle.keys === 'LONG_RANDOM' && s.rounds);
    const our = find(OURS), reference = find(REFERENCE);
    if (our && reference) {
      const ratio = reference.middle.mapTime.p100 / our.middle.mapTime.p100;
      tile(time(our.middle.mapTime.p100), `worst put of ${size(our.middle.size)}, ${COLLECTORS[collector]}, pauses apart; `
        + `${digits(ratio)} times below HashMap's ${time(reference.middle.mapTime.p100)}`, ratio >= 1000 ? 'good' : '');
    }
  }
  const memory = map => section.footprints.find(f => f.map === map && !f.failure);
  if (memory(OURS) && memory(REFERENCE)) {
    const ratio = averageBytes(memory(OURS)) / averageBytes(memory(REFERENCE));
    tile(digits(averageBytes(memory(OURS))) + ' B', `per entry ${counted(1)}, average of whole doublings: `
      + `× ${digits(ratio)} of HashMap`, judge(ratio, 0.5, 1));
  }
  const times = section.times.filter(t => t.collector === 'G1');
  const forks = times.reduce((sum, t) => sum + t.forks, 0);
  if (forks) {
    const share = times.reduce((sum, t) => sum + t.unsettled, 0) / forks;
    tile(digits(100 * share) + ' %', `of ${forks} forks did not settle: half of their windows took half as long again as the `
      + 'best. On a quiet machine next to none', share > 0.05 ? 'bad' : '');
  }
  by('summary', '.tiles').innerHTML = tiles.join('');
  drawStandings();
  show('summary', tiles.length);
}

const ratioText = ratio => ratio == null ? null : '× ' + digits(ratio);

/** GoMap and its other builds first; the other maps where who wants to see them finds them. */
function drawStandings() {
  const element = by('summary', '.table');
  element.replaceChildren();
  const row = s => ({strong: s.map === OURS && s.range === 'ALL', cells: [label(s.map), s.rangeLabel, s.cells,
    ratioText(s.geometricMean), ratioText(s.ofMedians), ratioText(s.worst), s.worstCell]});
  const add = (parent, standings) => {
    const part = document.createElement('div');
    table(part, ['map', 'entries', 'cells', 'geometric mean', 'of medians', 'worst', 'worst cell'], standings.map(row), [0, 1, 6]);
    parent.append(part);
  };
  const isOurs = s => isOfLibrary(s.map);
  const ours = section.standings.filter(isOurs);
  const others = section.standings.filter(s => !isOurs(s) && s.map !== REFERENCE);
  if (ours.length) add(element, ours);
  if (others.length) {
    const details = document.createElement('details');
    details.innerHTML = '<summary>The other maps</summary>';
    add(details, others);
    element.append(details);
  }
}

const VERDICTS = {
  REGRESSION: ['slower', 'bad'], IMPROVEMENT: ['faster', 'good'],
  WITHIN_SPREAD: ['within the spread', 'none'], TOO_FEW_FORKS: ['a single fork', 'none'], SAME: ['', ''],
};

function drawSideBySide() {
  const {runs, threshold, means, rows} = DATA.sideBySide;
  by('side-by-side', '.controls').replaceChildren();
  if (!show('side-by-side', runs.length > 1)) return;
  table(by('side-by-side', '.means'), ['geometric mean over the cells that all runs have', 'cells', ...runs],
    means.map(m => ({strong: m.map === OURS, cells: [label(m.map), m.cells, ...m.means.map(ratioText)]})));
  const maps = order(rows.map(r => r.map));
  const map = choice('side-by-side', 'comparedMap', 'Map', maps.map(m => [m, label(m)]), drawSideBySide, OURS);
  const which = choice('side-by-side', 'changes', 'Cells', [['all', 'all'],
    ['changed', `that changed by more than ${plain(100 * threshold)} %`]], drawSideBySide, 'all');
  const shown = rows.filter(r => r.map === map
    && (which === 'all' || r.entries.some(e => e.change && e.change.verdict !== 'SAME')));
  const cell = e => {
    if (e.best == null) return null;
    const time = e.bestRatio == null ? digits(e.best) + ' ns' : `${ratioText(e.bestRatio)} (${digits(e.best)})`;
    if (!e.change) return time;
    const [verdict, mark] = VERDICTS[e.change.verdict];
    return verdict ? `${time} <span class="${mark}">${ratioText(e.change.ratio)} ${verdict}</span>` : time;
  };
  table(by('side-by-side', '.table'), ['workload', 'keys', 'entries', ...runs],
    shown.map(r => ({cells: [(DATA.workloads[r.workload] || r.workload)
      + (r.collector === 'G1' ? '' : ', ' + (COLLECTORS[r.collector] || r.collector)),
      keysLabel(r.keys), size(r.size), ...r.entries.map(cell)]})), [0, 1]);
}

function drawMemoryAndLatencySideBySide() {
  const footprint = (s, map) => s.footprints.find(f => f.map === map && !f.failure);
  const puts = javaSections.flatMap(s => s.latencies).filter(l => l.rounds && l.middle.operation === 'PUT').map(l => l.middle);
  const same = (a, b) => a.map === b.map && a.collector === b.collector && a.keys === b.keys && a.size === b.size;
  const rows = [];
  const add = (map, figure, value) => {
    const values = javaSections.map(value);
    if (values.some(v => v != null)) rows.push({strong: map === OURS, cells: [label(map), figure, ...values]});
  };
  for (const map of order(javaSections.flatMap(s => s.footprints.map(f => f.map)))) {
    add(map, 'bytes per entry', s => footprint(s, map) && digits(averageBytes(footprint(s, map))));
  }
  for (const put of puts.filter((p, i) => puts.findIndex(first => same(first, p)) === i).sort((a, b) => rank(a.map) - rank(b.map))) {
    add(put.map, `${size(put.size)} puts, ${keysLabel(put.keys)}, ${COLLECTORS[put.collector]}: 99.9 %, slowest`, s => {
      const times = s.latencies.find(l => l.rounds && l.middle.operation === 'PUT' && same(l.middle, put))?.middle.mapTime;
      return times && `${time(times['p99.9'])}, ${time(times.p100)}`;
    });
  }
  if (!show('beside', javaSections.length > 1 && rows.length)) return;
  table(by('beside', '.table'), ['map', 'figure', ...javaSections.map(s => s.label)], rows, [0, 1]);
}

function drawLosses() {
  const lost = section.times.filter(t => t.map === OURS && t.bestRatio > 1).sort((a, b) => b.bestRatio - a.bestRatio);
  const all = section.times.filter(t => t.map === OURS && t.bestRatio != null);
  if (!show('losses', all.length)) return;
  const row = t => {
    const rivals = section.times.filter(o => o.workload === t.workload && o.keys === t.keys && o.size === t.size
      && o.collector === t.collector && o.best != null);
    const fastest = rivals.reduce((a, b) => b.best < a.best ? b : a);
    const reference = rivals.find(o => o.map === REFERENCE);
    const workload = (DATA.workloads[t.workload] || t.workload) + (t.collector === 'G1' ? '' : ', ' + COLLECTORS[t.collector]);
    return {cells: [workload, keysLabel(t.keys), size(t.size), ratioText(t.bestRatio),
      digits(t.best), digits(reference.best), `${label(fastest.map)} ${digits(fastest.best)}`,
      ratioText(t.medianRatio), digits(t.median), `${digits(t.low)} – ${digits(t.high)}`, digits(reference.median)]};
  };
  const head = ['workload', 'keys', 'entries', 'ratio', `${label(OURS)} ns`, 'HashMap ns', 'fastest',
    'ratio of medians', `${label(OURS)} median`, 'forks from – to', 'HashMap median'];
  const first = document.createElement('div');
  const text = document.createElement('p');
  text.className = 'hint';
  text.textContent = `${label(OURS)} is slower than HashMap in ${lost.length} of ${all.length} cells.`
    + (lost.length > 12 ? ' The worst twelve:' : '');
  table(first, head, lost.slice(0, 12).map(row), [0, 1]);
  const element = by('losses', '.table');
  element.replaceChildren(text);
  if (lost.length) element.append(first);
  if (lost.length > 12) {
    const details = document.createElement('details');
    details.innerHTML = `<summary>The other ${lost.length - 12}</summary><div></div>`;
    table(details.querySelector('div'), head, lost.slice(12).map(row), [0, 1]);
    element.append(details);
  }
}

function drawRatios() {
  const times = section.times.filter(t => t.collector === 'G1' && t.bestRatio != null);
  by('ratios', '.controls').replaceChildren();
  if (!show('ratios', times.some(t => t.map !== REFERENCE))) return;
  const maps = order(times.map(t => t.map)).filter(map => map !== REFERENCE);
  const map = choice('ratios', 'ratioMap', 'Map', maps.map(m => [m, label(m)]), drawRatios, OURS);
  const goalSizes = DATA.sizes.filter(s => [8, 14, 17, 20].includes(s.log2Buckets)).map(s => s.size);
  const range = choice('ratios', 'ratioSizes', 'Sizes',
    [['goals', '1.6K, 105K, 839K, 6.7M'], ['tiny', 'one of many tiny maps'], ['all', 'all'], ['small', 'life of small maps']],
    drawRatios, times.some(t => goalSizes.includes(t.size)) ? 'goals' : 'all');
  const tinySizes = unique(times.filter(t => t.workload.startsWith('MANY_')).map(t => t.size));
  const isWanted = t => range === 'small' ? t.workload === 'SMALL_MAP'
    : t.workload !== 'SMALL_MAP' && (range === 'all' || (range === 'tiny' ? tinySizes : goalSizes).includes(t.size));
  const cells = times.filter(t => t.map === map && isWanted(t));
  const sizes = unique(cells.map(t => t.size)).sort((a, b) => a - b);
  const rowKey = t => t.workload + '|' + t.keys;
  const workloads = Object.keys(DATA.workloads);
  const rows = unique(cells.sort((a, b) => keysOrder(a.keys) - keysOrder(b.keys) || a.keys.localeCompare(b.keys)
    || workloads.indexOf(a.workload) - workloads.indexOf(b.workload)).map(rowKey)).reverse();
  const rowLabel = key => `${DATA.workloads[key.split('|')[0]]}, ${keysLabel(key.split('|')[1])}`;
  const values = cells.map(t => ({
    value: [sizes.indexOf(t.size), rows.indexOf(rowKey(t)), Math.max(-1.5, Math.min(1.5, Math.log2(t.bestRatio)))], cell: t,
    label: {color: Math.abs(Math.log2(t.bestRatio)) > 1 ? '#fff' : '#1f2933'}}));
  chart('ratios', {
    title: title(`Time of ${label(map)} as a multiple of HashMap's`),
    grid: {left: 250, right: 20, top: 60, bottom: 64},
    tooltip: {confine: true, formatter: item => {
      const t = item.data.cell;
      return `<b>${DATA.workloads[t.workload]}</b>, ${keysLabel(t.keys)}, ${t.size.toLocaleString('en')} entries<br>`
        + `${label(t.map)} ${digits(t.best)} ns; median ${digits(t.median)} (${digits(t.low)} – ${digits(t.high)}, ${t.forks} forks)<br>`
        + `ratio <b>${digits(t.bestRatio)}</b>, of medians ${digits(t.medianRatio)}`;
    }},
    xAxis: {type: 'category', data: sizes.map(size), position: 'top', axisTick: {show: false}, axisLine: {show: false},
      axisLabel: {color: '#4a5562', interval: 0, rotate: sizes.length > 16 ? 60 : 0}},
    yAxis: {type: 'category', data: rows.map(rowLabel), axisTick: {show: false}, axisLine: {show: false},
      axisLabel: {color: '#1f2933'}},
    visualMap: {min: -1.5, max: 1.5, calculable: false, orient: 'horizontal', left: 'center', bottom: 8,
      itemHeight: 220, text: ['2.8 × slower', '2.8 × faster'], textStyle: {color: '#66727f'},
      inRange: {color: ['#00796b', '#62b8a5', '#ffffff', '#f2a285', '#c62828']}},
    series: [{type: 'heatmap', data: values, itemStyle: {borderColor: '#fff', borderWidth: 2},
      label: {show: sizes.length <= 24, formatter: item => digits(item.data.cell.bestRatio), fontSize: 11.5}}],
  }, Math.max(240, 130 + rows.length * 26));
}

function drawTimes() {
  const all = section.times.filter(t => t.collector === 'G1' && t.best != null);
  by('times', '.controls').replaceChildren();
  if (!show('times', all.length)) return;
  const workloads = Object.keys(DATA.workloads).filter(w => all.some(t => t.workload === w));
  const workload = choice('times', 'workload', 'Workload', workloads.map(w => [w, DATA.workloads[w]]), drawTimes, 'GET_HIT');
  const keysHere = unique(all.filter(t => t.workload === workload).map(t => t.keys))
    .sort((a, b) => keysOrder(a) - keysOrder(b));
  const keys = choice('times', 'timeKeys', 'Keys', keysHere.map(k => [k, keysLabel(k)]), drawTimes, 'LONG_RANDOM');
  const cells = all.filter(t => t.workload === workload && t.keys === keys);
  const maps = order(cells.map(t => t.map));
  const scale = workload === 'SMALL_MAP' ? 'value' : 'log';
  chart('times', {
    title: title(`${DATA.workloads[workload]}, ${keysLabel(keys)} keys: nanoseconds`),
    legend: legend(maps),
    grid: {left: 60, right: 24, top: 86, bottom: 48},
    tooltip: tooltip(n => n.toLocaleString('en') + ' entries', time),
    xAxis: axis(scale, 'entries', size, {nameGap: 28, min: 'dataMin', max: 'dataMax', logBase: 2,
      axisLabel: {hideOverlap: true}}),
    yAxis: axis('log', 'ns per operation or entry', plain, {nameGap: 42, logBase: 2}),
    series: maps.map(map => line(map, cells.filter(t => t.map === map).sort((a, b) => a.size - b.size)
      .map(t => [t.size, t.best]))),
  });
}

function drawLatency() {
  const all = section.latencies.filter(s => s.rounds);
  by('latency', '.controls').replaceChildren();
  if (!show('latency', all.length)) return;
  const operations = Object.keys(DATA.operations).filter(o => all.some(s => s.middle.operation === o));
  const operation = choice('latency', 'operation', 'Operation', operations.map(o => [o, DATA.operations[o]]), drawLatency, 'PUT');
  const collectors = unique(all.filter(s => s.middle.operation === operation).map(s => s.middle.collector));
  const collector = choice('latency', 'collector', 'Collector', collectors.map(c => [c, COLLECTORS[c]]), drawLatency, 'G1');
  const keysHere = unique(all.filter(s => s.middle.operation === operation && s.middle.collector === collector)
    .map(s => s.middle.keys)).sort((a, b) => keysOrder(a) - keysOrder(b));
  const keys = choice('latency', 'latencyKeys', 'Keys', keysHere.map(k => [k, keysLabel(k)]), drawLatency, 'LONG_RANDOM');
  const pauses = choice('latency', 'pauses', 'Pauses of the JVM',
    [['apart', 'apart'], ['included', 'included']], drawLatency, operation === 'PUT_AT_FIXED_RATE' ? 'included' : 'apart');
  const runs = all.filter(s => s.middle.operation === operation && s.middle.collector === collector && s.middle.keys === keys)
    .sort((a, b) => rank(a.middle.map) - rank(b.middle.map));
  const maps = runs.map(s => s.middle.map);
  const apart = pauses === 'apart';
  const what = `${DATA.operations[operation]}, ${COLLECTORS[collector]}, pauses ${pauses}`;
  const count = runs[0].middle.size;
  chart('timeline', {
    title: title(`The slowest of each ${size(Math.round(count / runs[0].middle.timeline.length))}: ${what}`),
    legend: legend(maps, isShownAtFirst),
    grid: {left: 70, right: 24, top: 86, bottom: 48},
    tooltip: tooltip(n => 'up to operation ' + n.toLocaleString('en'), time),
    xAxis: axis('value', 'operations so far', size, {nameGap: 28, max: count, splitLine: {show: false}}),
    yAxis: axis('log', '', time),
    series: runs.map(s => {
      const timeline = apart ? s.middle.timeline : s.middle.wallTimeline;
      return line(s.middle.map, timeline.map((t, i) => [Math.round((i + 1) * count / timeline.length), t || null]),
        {showSymbol: false, lineStyle: {width: s.middle.map === OURS ? 2.2 : 1.3, color: color(s.middle.map),
          type: s.middle.map === 'NONE' ? 'dotted' : 'solid'}});
    }),
  });
  const percentile = x => x === 0 ? '0' : (100 * (1 - Math.pow(10, -x))).toFixed(Math.max(0, Math.round(x) - 2)) + ' %';
  chart('percentiles', {
    title: title(`Percentiles: ${what}`),
    legend: legend(maps, isShownAtFirst),
    grid: {left: 70, right: 40, top: 86, bottom: 48},
    tooltip: tooltip(x => percentile(x) + ' are below', time),
    xAxis: axis('value', 'share of operations that are faster; the last point is the slowest of all', percentile,
      {nameGap: 28, interval: 1, max: 'dataMax', axisLabel: {showMaxLabel: false}}),
    yAxis: axis('log', '', time),
    series: runs.map(s => {
      const curve = apart ? s.middle.curve : s.middle.wallCurve;
      return line(s.middle.map, curve.map((t, i) => [i / DATA.pointsPerDecade, Math.max(1, t)]), {showSymbol: false});
    }),
  });
  const ours = runs.find(s => s.middle.map === OURS);
  const names = Object.keys(runs[0].middle.mapTime);
  table(by('latency', '.table'), ['map', ...names, 'worst of rounds', 'worst without a pause inside', 'pauses', 'longest pause'],
    runs.map(s => {
      const m = s.middle;
      const times = apart ? m.mapTime : m.wallTime;
      const causes = Object.values(m.pauses);
      return {strong: s === ours, cells: [label(m.map), ...names.map(n => time(times[n])),
        s.rounds > 1 ? `${time(s.lowestWorst)} – ${time(s.highestWorst)}` : null, time(m.worstUndisturbed),
        `${causes.reduce((sum, c) => sum + c.count, 0)}, ${time(causes.reduce((sum, c) => sum + c.nanoseconds, 0))}`,
        causes.length ? time(Math.max(...causes.map(c => c.longest))) : null]};
    }));
}

function drawMemory() {
  const all = section.footprints.filter(f => !f.failure).sort((a, b) => rank(a.map) - rank(b.map));
  if (!show('memory', all.length)) return;
  const maps = all.map(f => f.map);
  const large = f => f.points.filter(point => point.size >= 53248);
  chart('memory', {
    title: title('Bytes per entry ' + counted(2)),
    legend: legend(maps),
    grid: {left: 60, right: 24, top: 86, bottom: 48},
    tooltip: tooltip(n => n.toLocaleString('en') + ' entries', value => digits(value) + ' B'),
    xAxis: axis('log', 'entries', size, {nameGap: 28, min: 'dataMin', max: 'dataMax', logBase: 2,
      axisLabel: {hideOverlap: true}}),
    yAxis: axis('value', 'bytes per entry', String, {nameGap: 36, min: 0}),
    series: all.map(f => line(f.map, large(f).map(p => [p.size, p.bytes / p.size]), {showSymbol: false})),
  });
  chart('tiny', {
    title: title('Bytes of tiny maps ' + counted(2)),
    legend: legend(maps),
    grid: {left: 60, right: 24, top: 86, bottom: 48},
    tooltip: tooltip(n => n + ' entries', bytes),
    xAxis: axis('value', 'entries', String, {nameGap: 28, max: 32}),
    yAxis: axis('value', 'bytes', String, {nameGap: 44, min: 0}),
    series: all.map(f => line(f.map, f.points.filter(p => p.size <= 32).map(p => [p.size, p.bytes]),
      {step: 'end', showSymbol: false})),
  }, 380);
  const reference = all.find(f => f.map === REFERENCE);
  table(by('memory', '.table'), ['map', 'average B/entry', 'ratio', 'peak B/entry', 'at entries', 'largest put',
    'allocated B/entry', 'humongous', 'largest'],
    all.map(f => ({strong: f.map === OURS, cells: [label(f.map), digits(averageBytes(f)),
      reference ? ratioText(averageBytes(f) / averageBytes(reference)) : null,
      digits(f.growth.peakBytes / f.growth.peakSize), size(f.growth.peakSize), bytes(f.growth.largestPutBytes),
      digits(f.growth.allocatedBytesPerEntry), f.humongous ? f.humongous.count : null,
      f.humongous ? bytes(f.humongous.largest) : null]})));
}

function drawBoth() {
  const points = section.standings.filter(standing => standing.range === 'ALL').map(standing => {
    const footprint = section.footprints.find(f => f.map === standing.map && !f.failure);
    return footprint && {map: standing.map, value: [averageBytes(footprint), standing.geometricMean]};
  }).filter(Boolean);
  if (!show('both', points.length > 1)) return;
  chart('both', {
    title: title('Best is at the lower left'),
    grid: {left: 60, right: 120, top: 46, bottom: 48},
    tooltip: {formatter: item => `<b>${item.seriesName}</b><br>${digits(item.value[0])} B per entry<br>× ${digits(item.value[1])} of HashMap's time`},
    xAxis: axis('value', `bytes per entry ${counted(1)}, average of whole doublings`, String, {nameGap: 28, min: 0}),
    yAxis: axis('value', 'time as a multiple of HashMap\'s, geometric mean', plain, {nameGap: 40, min: 0}),
    series: points.map(p => ({name: label(p.map), type: 'scatter', data: [p.value], symbolSize: p.map === OURS ? 20 : 13,
      itemStyle: {color: color(p.map)},
      label: {show: true, position: 'right', formatter: '{a}', color: '#1f2933', fontWeight: p.map === OURS ? 700 : 400}})),
  }, 380);
}

/** The columns of the table in the source of Go's map, and what they mean for this one. */
function drawLoad() {
  const all = section.loads;
  if (!show('load', all.length)) return;
  const sizes = unique(all.map(l => l.log2Buckets));
  const colors = ['#00897b', '#ef6c00', '#8e44ad'];
  const lines = (name, figure, index, dash) => ({
    name, type: 'line', symbolSize: 5, itemStyle: {color: colors[index]},
    lineStyle: {color: colors[index], width: 2, type: dash},
    data: all.filter(l => l.log2Buckets === sizes[index]).sort((a, b) => a.load - b.load).map(l => [l.load, figure(l)]),
  });
  chart('load', {
    title: title('Nanoseconds of a get against the load'),
    legend: {top: 30, left: 'center', itemWidth: 26},
    grid: {left: 60, right: 24, top: 86, bottom: 48},
    tooltip: tooltip(load => `${load} entries per bucket`, time),
    xAxis: axis('value', 'entries per bucket; a GoMap grows at 6.5', String, {nameGap: 28, min: 'dataMin'}),
    yAxis: axis('value', 'ns', plain, {nameGap: 40, min: 0}),
    series: sizes.flatMap((log2, i) => [
      lines(`hit, 2^${log2} buckets`, l => l.hitNanoseconds, i, 'solid'),
      lines(`miss, 2^${log2} buckets`, l => l.missNanoseconds, i, 'dashed')]),
  }, 380);
  table(by('load', '.table'), ['buckets', 'load', '% overflow', 'bytes/entry', 'hitprobe', 'missprobe', 'buckets per hit',
    'buckets per miss', 'longest chain', 'ns per hit', 'ns per miss'],
    [...all].sort((a, b) => b.log2Buckets - a.log2Buckets || a.load - b.load).map(l => ({strong: l.load === 6.5,
      cells: ['2^' + l.log2Buckets, l.load.toFixed(2), digits(l.overflowPercent), digits(l.bytesPerEntry),
        digits(l.hitProbe), digits(l.missProbe), digits(l.hitBuckets), digits(l.missBuckets), l.longestChain,
        digits(l.hitNanoseconds), digits(l.missNanoseconds)]})));
}

/* Maps that threads share: the tables are made already, one for each question that was asked of all maps. */

const sharedLabel = map => DATA.sharedMaps[map]?.label || map;

/** Lets the reader choose one of the tables about a work, shows it, and returns it. */
function sharedTable(part, work, redraw) {
  const tables = section.shared.filter(t => t.work === work);
  by(part, '.controls').replaceChildren();
  if (!show(part, tables.length)) return null;
  const index = choice(part, part, 'Table', tables.map((t, i) => [String(i), t.title]), redraw);
  const shown = tables[Number(index)];
  const strong = sharedLabel(SHARED_REFERENCE);
  table(by(part, '.table'), shown.columns, shown.rows.map(cells => ({strong: cells[0] === strong, cells})));
  by(part, '.table table').createCaption().textContent = shown.note;
  return shown;
}

function sharedLine(map, data, more) {
  const reference = map === SHARED_REFERENCE;
  return Object.assign({
    name: sharedLabel(map), type: 'line', data, symbolSize: 5, z: reference ? 9 : 2,
    itemStyle: {color: SHARED_COLORS[map]},
    lineStyle: {width: reference ? 3 : 1.8, color: SHARED_COLORS[map], type: map === 'NONE' ? 'dotted' : 'solid'},
  }, more);
}

const sharedLegend = maps => ({top: 30, left: 'center', width: '90%', itemWidth: 18, itemHeight: 8, icon: 'roundRect',
  data: maps.map(sharedLabel)});

function drawMix() {
  const shown = sharedTable('mix', 'MIX', drawMix);
  if (!shown) return;
  const maps = unique(shown.answers.map(s => s.question.map));
  chart('mix', {
    title: title(shown.title),
    legend: sharedLegend(maps),
    grid: {left: 60, right: 24, top: 106, bottom: 48},
    tooltip: tooltip(n => n.toLocaleString('en') + ' entries', time),
    xAxis: axis('log', 'entries', size, {nameGap: 28, min: 'dataMin', max: 'dataMax'}),
    yAxis: axis('log', 'ns', plain, {nameGap: 42, logBase: 2}),
    series: maps.map(map => sharedLine(map, shown.answers.filter(s => s.question.map === map)
      .sort((a, b) => a.question.size - b.question.size).map(s => [s.question.size, s.best]))),
  });
}

function drawSharedGrowth() {
  const shown = sharedTable('sharedGrowth', 'GROWTH', drawSharedGrowth);
  if (!shown) return;
  const count = shown.answers[0].question.size;
  chart('sharedTimeline', {
    title: title(shown.title + ': the slowest put'),
    legend: sharedLegend(shown.answers.map(s => s.question.map)),
    grid: {left: 70, right: 24, top: 106, bottom: 48},
    tooltip: tooltip(n => 'up to put ' + n.toLocaleString('en'), time),
    xAxis: axis('value', 'puts so far', size, {nameGap: 28, max: count, splitLine: {show: false}}),
    yAxis: axis('log', '', time),
    series: shown.answers.map(s => sharedLine(s.question.map, s.puts.timeline.map((t, i) =>
      [Math.round((i + 1) * count / s.puts.timeline.length), t || null]), {showSymbol: false})),
  });
}

const drawViews = () => sharedTable('views', 'VIEW', drawViews);
const drawSharedMemory = () => sharedTable('sharedMemory', 'MEMORY', drawSharedMemory);
const drawSnapshots = () => sharedTable('snapshots', 'SNAPSHOTS', drawSnapshots);

/** What the page of primitive keys has at length. */
function drawLongs() {
  const longs = run.longs;
  if (!show('longs', !section.primitive && hasFigures(longs))) return;
  const maps = unique([...longs.standings, ...longs.footprints].map(s => s.map)
    .concat(longs.latencies.map(s => s.middle.map))).filter(map => map !== 'NONE');
  const position = map => { const index = Object.keys(DATA.longMaps).indexOf(map); return index < 0 ? 100 : index; };
  const collectors = unique(longs.latencies.map(s => s.middle.collector));
  table(by('longs', '.table'), ['map', 'time', 'cells', 'worst cell', ...collectors.map(c => `worst put, ${COLLECTORS[c]}`),
    'average B/entry', 'peak B/entry'],
    maps.sort((a, b) => position(a) - position(b)).map(map => {
      const standing = longs.standings.find(s => s.map === map && s.range === 'ALL');
      const footprint = longs.footprints.find(f => f.map === map && !f.failure);
      const put = collector => longs.latencies.find(s => s.rounds && s.middle.map === map
        && s.middle.operation === 'PUT' && s.middle.collector === collector);
      return {cells: [DATA.longMaps[map] || map, standing && ratioText(standing.geometricMean), standing && standing.cells,
        standing && `${ratioText(standing.worst)} ${standing.worstCell}`,
        ...collectors.map(c => put(c) && `${time(put(c).middle.mapTime.p100)} of ${size(put(c).middle.size)}`),
        footprint && digits(averageBytes(footprint)),
        footprint && digits(footprint.growth.peakBytes / footprint.growth.peakSize)]};
    }), [0, 3]);
  by('longs', 'button').onclick = () => { choose(true); scrollTo(0, 0); };
}

/** Go beside GoMap and HashMap: the same keys, sizes and steps, other runtimes. */
function drawGo() {
  if (!show('go', goSection && goSection !== section && goSection.times.length)) return;
  const find = (t, map) => section.times.find(o => o.map === map && o.workload === t.workload && o.keys === t.keys
    && o.size === t.size && o.median != null);
  const rows = goSection.times.filter(t => find(t, OURS)).map(t => {
    const ours = find(t, OURS), reference = find(t, REFERENCE);
    return {cells: [DATA.workloads[t.workload], keysLabel(t.keys), size(t.size), digits(t.best), digits(ours.best),
      reference && digits(reference.best), ratioText(ours.best / t.best), ratioText(ours.median / t.median)]};
  });
  const element = by('go', '.table');
  const times = document.createElement('div'), latencies = document.createElement('div');
  table(times, ['workload', 'keys', 'entries', "Go's map, ns", `${label(OURS)}, ns`, 'HashMap, ns', `${label(OURS)} to Go`, 'of medians'], rows, [0, 1]);
  const puts = [...goSection.latencies, ...section.latencies].filter(s => s.rounds && s.middle.operation === 'PUT'
    && s.middle.keys === 'LONG_RANDOM' && ['GO', OURS, REFERENCE].includes(s.middle.map));
  if (puts.length) {
    const names = Object.keys(puts[0].middle.wallTime);
    table(latencies, ['every put, pauses included', ...names], puts.map(s => ({strong: s.middle.map === 'GO',
      cells: [`${label(s.middle.map)}${s.middle.collector ? ', ' + COLLECTORS[s.middle.collector] : ''}, ${size(s.middle.size)}`,
        ...names.map(n => time(s.middle.wallTime[n]))]})));
  }
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.textContent = `${goSection.environment.runtime}: map[int64]int64 and map[string]int64 hold numbers and strings themselves,`
    + ' where Java\'s maps hold references to objects.';
  element.replaceChildren(times, latencies, hint);
}

function drawEnvironment() {
  const e = section.environment;
  const rows = [['Processor', `${e.processor}, ${e.processors} seen by Java`], ['Memory', e.memoryGigabytes + ' GB'],
    ['System', e.system], ['Runtime', e.runtime], ['Commit', `${e.commit}, engine ${e.engine}`],
    ['Versions', Object.entries(e.versions).map(([name, version]) => `${name} ${version}`).join(', ')]];
  table(by('environment', '.table'), ['', ''], rows.map(cells => ({cells})), [0, 1]);
  by('environment', '.table').querySelectorAll('td').forEach(td => { td.style.whiteSpace = 'normal'; });
  by('environment', 'pre').textContent = section.commands.join('\n');
}

/* ---------------- The page ---------------- */

const options = new URLSearchParams(location.hash.slice(1));
const picture = options.get('picture');
const keyType = options.get('keys');

function draw() {
  drawHeader();
  drawTraces();
  drawSummary();
  drawSideBySide();
  drawMemoryAndLatencySideBySide();
  drawLosses();
  drawRatios();
  drawTimes();
  drawLatency();
  drawMemory();
  drawBoth();
  drawLoad();
  drawMix();
  drawSharedGrowth();
  drawViews();
  drawSharedMemory();
  drawSnapshots();
  drawLongs();
  drawGo();
  drawEnvironment();
  if (picture) leaveOnly(document.querySelector(`[data-chart="${picture}"]`));
}

/** Takes everything away but this element. */
function leaveOnly(element) {
  document.body.classList.add('picture');
  document.querySelector('main').replaceChildren(element);
  charts[picture].resize();
}

/** Shows the figures of a run about maps of objects, or of primitive keys. */
function choose(primitive) {
  const longs = primitive && hasFigures(run.longs);
  section = longs ? {...run, ...run.longs, loads: [], replays: [], shared: [], primitive} : run;
  OURS = longs && hasFigures(run.longs, 'GO_LONG_MAP') ? 'GO_LONG_MAP' : 'GO_MAP';
  draw();
}

/** Is there anything about this map, or about any? */
function hasFigures(figures, map) {
  return [...figures.times, ...figures.footprints, ...figures.latencies.map(s => s.middle)]
    .some(figure => !map || figure.map === map);
}

choose(!hasFigures(run) || keyType === 'LONG');
addEventListener('resize', () => Object.values(charts).forEach(c => c.resize()));
