// What is packed, for whom and how hardened. `build/package-check.mjs` packs with a stub runtime and reads it all back.
/** Every fuse is named, so that none keeps a default by accident. */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'dk.sektorpost.client',
  productName: 'Sektorpost',
  copyright: 'Sektorpost',
  directories: { output: 'release', buildResources: 'build/icons' },
  // The browser host, the network of its own and the command line are for development and tests: never packed.
  files: ['dist/main/**', 'dist/preload/**', 'dist/worker/**', 'dist/packages/**', 'dist/renderer/**', 'build/icons/icon.png', 'build/icons/icon.ico', 'build/icons/tray.png', 'package.json', '!**/*.map', '!**/*.ts', '!**/*.tsx', '!**/*.md'],
  asar: true,
  // LevelDB is a native module; it can't be loaded from inside the archive.
  asarUnpack: ['node_modules/classic-level/prebuilds/**'],
  npmRebuild: false,
  electronFuses: fuses,
  electronLanguages: ['da', 'en-US', 'en-GB'],
  protocols: [{ name: 'Sektorpost', schemes: ['sektorpost'] }],
  fileAssociations: [{ ext: 'medcom', name: 'MedCom-besked', description: 'MedCom FHIR-besked', role: 'Viewer', icon: 'icon' }],
  publish: null,
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: 'build/icons/icon.ico', requestedExecutionLevel: 'asInvoker' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false, language: '1030', createDesktopShortcut: true },
  mac: { target: [{ target: 'dmg', arch: ['x64', 'arm64'] }], icon: 'build/icons/icon.icns', category: 'public.app-category.medical', hardenedRuntime: true, gatekeeperAssess: false, darkModeSupport: true },
  dmg: { sign: false },
  linux: { target: ['AppImage', 'deb'], icon: 'build/icons/icon.png', category: 'Office', maintainer: 'Sektorpost <noreply@sektorpost.invalid>', synopsis: 'Klient til MedCom-beskeder', mimeTypes: ['x-scheme-handler/sektorpost'] },
  deb: { packageCategory: 'net' },
};
module.exports.fuses = fuses;
