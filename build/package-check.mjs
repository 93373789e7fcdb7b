// Packs the program with a stub in place of Electron's runtime (which can't be fetched everywhere) and reads back what was packed:
// the archive's content, the fuses, the unpacked native module. What this can't prove stands in docs/not-verified.md.
// Prints one line a check; exits 1 if any fails. `--json` prints [{name, ok, detail}].
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import fuses from '@electron/fuses';
import { buildAll } from './build.mjs';

const { FuseV1Options, getCurrentFuseWire } = fuses;
/** A fuse's byte in the wire: the characters 0 and 1. */
const FuseState = { DISABLE: 48, ENABLE: 49 };
const root = resolve(import.meta.dirname, '..');
const work = join(root, '.cache', 'package-check');
const require = createRequire(import.meta.url);
const config = require('./electron-builder.config.cjs');
const version = require('electron/package.json').version;

rmSync(work, { recursive: true, force: true });
mkdirSync(join(work, 'runtime', 'resources'), { recursive: true });
mkdirSync(join(work, 'runtime', 'locales'));
// The fuse wire: sentinel, version 1, nine fuses, all at their factory state.
writeFileSync(join(work, 'runtime', 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\n# stub runtime\n'), Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'), Buffer.from([1, 9]), Buffer.from('101100101', 'latin1')]));
chmodSync(join(work, 'runtime', 'electron'), 0o755);
for (const name of ['da', 'en-US', 'en-GB']) writeFileSync(join(work, 'runtime', 'locales', `${name}.pak`), 'stub\n');
for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(work, 'runtime', name), 'stub\n');
writeFileSync(join(work, 'runtime', 'version'), version);

await buildAll({ say: (line) => process.stderr.write(`${line}\n`) });
const output = join(work, 'release');
writeFileSync(join(work, 'config.cjs'), `module.exports = { ...require(${JSON.stringify(join(root, 'build', 'electron-builder.config.cjs'))}), electronDist: ${JSON.stringify(join(work, 'runtime'))}, electronVersion: ${JSON.stringify(version)}, directories: { output: ${JSON.stringify(output)}, buildResources: ${JSON.stringify(join(root, 'build', 'icons'))} } };\ndelete module.exports.fuses;\n`);
const builder = spawnSync(process.execPath, [require.resolve('electron-builder/cli.js'), '--linux', '--dir', '--config', join(work, 'config.cjs')], { cwd: root, encoding: 'utf8', timeout: 240_000, env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } });

const checks = [];
const check = (name, ok, detail = '') => { checks.push({ name, ok, detail }); };
check('electron-builder accepts the configuration and packs', builder.status === 0, builder.status === 0 ? '' : `${builder.stdout}\n${builder.stderr}`.trim().slice(-1500));

if (builder.status === 0) {
  const packed = join(output, 'linux-unpacked');
  const archive = join(packed, 'resources', 'app.asar');
  const files = listPackage(archive, { isPack: false });
  const none = (name, pattern) => { const found = files.filter((f) => pattern.test(f)); check(name, found.length === 0, found.slice(0, 5).join(', ')); };
  for (const needed of ['/dist/main/index.js', '/dist/preload/index.cjs', '/dist/worker/index.js', '/dist/packages/index.cjs', '/dist/renderer/index.html', '/build/icons/icon.png', '/build/icons/tray.png', '/package.json']) check(`holds ${needed}`, files.includes(needed));
  none('no browser host, network of its own, command line or tests', /^\/dist\/(host|network|cli)|\/(tests?|browser-host)\//);
  none('no source maps', /\.map$/);
  none('no TypeScript sources', /(?<!\.d)\.tsx?$/);
  // classic-level and what it needs itself are loaded unbundled; nothing else may be.
  const modules = new Set(files.map((f) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(f)?.[1]).filter(Boolean));
  const lock = require('../package-lock.json');
  const wanted = new Set();
  const want = (name) => { if (wanted.has(name)) return; wanted.add(name); Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {}).forEach(want); };
  Object.keys(require('../package.json').dependencies).forEach(want);
  const extra = [...modules].filter((m) => !wanted.has(m) && !m.startsWith('.'));
  check('node_modules holds only what main loads unbundled', extra.length === 0, extra.join(', '));
  check('the native module lies unpacked', existsSync(join(packed, 'resources', 'app.asar.unpacked', 'node_modules', 'classic-level', 'prebuilds')));
  for (const part of ['main/index.js', 'worker/index.js', 'packages/index.cjs', 'preload/index.cjs']) {
    const text = extractFile(archive, join('dist', part)).toString('utf8');
    check(`dist/${part} knows no browser host`, !/['"`]\/ticket['"`]/.test(text));
    check(`dist/${part} names no source map`, !/\/\/# sourceMappingURL=/.test(text));
  }
  const html = extractFile(archive, join('dist', 'renderer', 'index.html')).toString('utf8');
  check('the page has no inline script or style', !/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=/i.test(html));
  check('preload is CommonJS without a run-time import but electron', [...extractFile(archive, join('dist', 'preload', 'index.cjs')).toString('utf8').matchAll(/require\(["']([^"']+)["']\)/g)].every((m) => m[1] === 'electron'));

  const wire = await getCurrentFuseWire(join(packed, 'sektorpost'));
  const expected = {
    RunAsNode: config.fuses.runAsNode, EnableCookieEncryption: config.fuses.enableCookieEncryption, EnableNodeOptionsEnvironmentVariable: config.fuses.enableNodeOptionsEnvironmentVariable,
    EnableNodeCliInspectArguments: config.fuses.enableNodeCliInspectArguments, EnableEmbeddedAsarIntegrityValidation: config.fuses.enableEmbeddedAsarIntegrityValidation, OnlyLoadAppFromAsar: config.fuses.onlyLoadAppFromAsar,
    LoadBrowserProcessSpecificV8Snapshot: config.fuses.loadBrowserProcessSpecificV8Snapshot, GrantFileProtocolExtraPrivileges: config.fuses.grantFileProtocolExtraPrivileges,
  };
  for (const [name, on] of Object.entries(expected)) check(`fuse ${name} is ${on ? 'on' : 'off'}`, wire[FuseV1Options[name]] === (on ? FuseState.ENABLE : FuseState.DISABLE), String(wire[FuseV1Options[name]]));
  const desktop = readFileSync(join(work, 'config.cjs'), 'utf8').length > 0 && config.fileAssociations.length > 0 && config.protocols[0].schemes.includes('sektorpost');
  check('file and link associations are configured', desktop);
  for (const [platform, target] of [['win', 'nsis'], ['mac', 'dmg'], ['linux', 'AppImage'], ['linux', 'deb']]) check(`${platform} is packed as ${target}`, JSON.stringify(config[platform].target).includes(target));
}

const failed = checks.filter((c) => !c.ok);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(checks)}\n`);
else for (const c of checks) process.stdout.write(`${c.ok ? 'ok  ' : 'FAIL'} ${c.name}${c.ok || !c.detail ? '' : `: ${c.detail}`}\n`);
process.exit(failed.length ? 1 : 0);
