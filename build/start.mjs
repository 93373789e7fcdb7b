// `npm start [-- --duo] [--profile DIR] [--reset-training] [--smoke] [--headless] [--browser]`
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensure-installed.mjs';
import { defaultProfile } from './default-profile.mjs';

const say = (line) => { process.stderr.write(`${line}\n`); };

/** Words for the password that a training profile of `--duo` is set up with; it protects nothing but invented people. */
const TRAINING_PASSWORD = 'sektorpost';
const WINDOW_WIDTH = 1280;

function readOptions() {
  const { values } = parseArgs({
    options: {
      duo: { type: 'boolean' }, profile: { type: 'string' }, network: { type: 'string' }, 'reset-training': { type: 'boolean' }, smoke: { type: 'boolean' },
      headless: { type: 'boolean' }, browser: { type: 'boolean' }, help: { type: 'boolean' },
    },
  });
  return values;
}

const help = `npm start -- [options]
  --profile DIR      keep this client's data in DIR
  --duo              a GP practice and a municipality side by side on one training network
  --reset-training   empty the training profile first
  --network FILE     join the training network of this network.json
  --browser          the browser host even where Electron could run
  --headless         no window: print the address
  --smoke            a headless trial run: one JSON line with its timings`;

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

const fatal = (event) => {
  const { code, params = {} } = event;
  const sentences = {
    'port-busy': `Port ${params.port} belongs to this profile but is taken by another program. Close that program and start again.`,
    'profile-in-use': 'The profile is open in another program. Close it and start again.',
    'profile-newer': 'The profile was made by a newer edition of Sektorpost. Nothing was changed.',
    'ledger-newer': 'The mailroom was used by a newer edition of Sektorpost. Nothing was changed.',
  };
  return new Error(sentences[code] ?? `Sektorpost could not start (${code}).`);
};

/** Gives an untouched training profile its organisation, so that `--duo` opens two working clients. */
async function setUp(profile, role) {
  const { callMailroom } = await import('./host.mjs');
  const host = JSON.parse(readFileSync(join(profile, 'host.json'), 'utf8'));
  return callMailroom(host, async (call) => {
    const session = await call('session.get');
    if (session.state !== 'onboarding') return false;
    const organisation = (await call('session.organisations')).find((one) => one.role === role && one.persons.length > 0);
    if (!organisation) throw new Error(`The training network has no organisation of the kind ${role}.`);
    await call('session.setup', { role, gln: organisation.gln, person: organisation.persons[0], password: TRAINING_PASSWORD, network: session.network.id });
    return true;
  });
}

/** A profile in the browser host: resolves when the host ends, or at once when another one runs there already. */
async function browserClient(root, plan, chromium) {
  const { startHost, openWindow } = await import('./host.mjs');
  const host = await startHost(root, {
    profile: plan.profile, network: plan.network,
    onEvent: ({ event, code }) => { if (event === 'mailroom-down') say(`The mailroom stopped (${code}) and is started again.`); },
  });
  if (host.event.event === 'fatal') throw fatal(host.event);
  if (plan.role && await setUp(plan.profile, plan.role)) say(`${plan.title}: the password is "${TRAINING_PASSWORD}".`);
  const { url } = host.event;
  if (chromium) {
    const window = openWindow(chromium, { url, profile: plan.profile, left: plan.left, width: plan.width });
    window.on('error', () => { say(`The window could not be opened. Open ${url} in a browser.`); });
    if (host.event.event === 'ready') window.on('exit', () => { say(`${plan.title}: the window is closed; messages are still received. Start again to open it, or press Ctrl+C to end.`); });
    else window.unref();
  } else say(`${plan.title}: open ${url} in a browser on this machine (the address works once).`);
  return host;
}

async function clients(root, plans, options) {
  const { findChromium } = await import('./chromium.mjs');
  const { needElectron } = await import('./electron-runtime.mjs');
  const window = !options.headless && hasDisplay();
  const electron = window && !options.browser ? await needElectron(root, say) : undefined;
  if (electron) {
    const running = plans.map(({ profile, network }) => spawn(electron, [root, '--profile', profile, ...(network ? ['--network', network] : [])], { stdio: 'inherit' }));
    const statuses = await Promise.all(running.map((child) => new Promise((done) => { child.on('exit', (code) => { done(code ?? 1); }); child.on('error', () => { done(1); }); })));
    return Math.max(...statuses);
  }
  const chromium = window ? await findChromium() : undefined;
  if (window && !options.browser) say(chromium ? 'The Electron runtime is not here and could not be fetched, so Sektorpost opens in a browser window instead.' : 'Neither the Electron runtime nor a Chromium-family browser is here.');
  const hosts = [];
  let ending = false;
  const end = () => { if (!ending) { ending = true; for (const host of hosts) void host.stop(); } };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  try {
    for (const plan of plans) hosts.push(await browserClient(root, plan, chromium));
    await Promise.all(hosts.map((host) => host.exited));
    return 0;
  } catch (error) {
    end();
    await Promise.all(hosts.map((host) => host.exited));
    throw error;
  }
}

async function main() {
  const options = readOptions();
  if (options.help) { process.stdout.write(`${help}\n`); return 0; }
  await ensureInstalled();
  const { buildAll, root, buildSmoke } = await import('./build.mjs');
  const { missing } = await buildAll({ say });
  if (missing.length) throw new Error(`These parts could not be built, because their source is missing: ${missing.join(', ')}.`);
  if (options.smoke) {
    const { needChromium } = await import('./chromium.mjs');
    const chromium = await needChromium(say);
    const { smoke } = await import(await buildSmoke());
    const result = await smoke({ root, chromium, say });
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  }
  const home = resolve(options.profile ?? defaultProfile());
  const plans = options.duo
    ? [{ title: 'GP practice', role: 'general-practice', profile: join(home, 'duo', 'general-practice'), left: 0, width: WINDOW_WIDTH },
      { title: 'Municipality', role: 'municipality', profile: join(home, 'duo', 'municipality'), left: WINDOW_WIDTH, width: WINDOW_WIDTH }]
    : [{ title: 'Sektorpost', profile: home, ...(options.network ? { network: resolve(options.network) } : {}) }];
  if (options['reset-training']) {
    const { resetTraining } = await import('./reset-training.mjs');
    for (const { profile } of plans) {
      const left = await resetTraining(profile);
      if (left.length) say(`Left in ${profile}, because Sektorpost did not put it there: ${left.join(', ')}`);
    }
    if (options.duo) await resetNetwork(join(home, 'duo', 'network'));
  }
  for (const { profile } of plans) await mkdir(profile, { recursive: true, mode: 0o700 });
  if (!options.duo) return clients(root, plans, options);
  const { startHub } = await import('./host.mjs');
  const hub = await startHub(root, join(home, 'duo', 'network'));
  try { return await clients(root, plans.map((plan) => ({ ...plan, network: hub.networkFile })), options); } finally { await hub.stop(); }
}

/** The duo's network is training by its nature; only what the hub wrote is deleted. */
async function resetNetwork(directory) {
  const { rm } = await import('node:fs/promises');
  if (!existsSync(join(directory, 'hub'))) return;
  for (const name of ['hub', 'network.json']) await rm(join(directory, name), { recursive: true, force: true });
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
process.exit();
