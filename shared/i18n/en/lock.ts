/** The lock screen: nothing about patients, and nothing claimed that is not built. */
export const lock = {
  password: 'Password', show: 'Show password', hide: 'Hide password', unlock: 'Unlock', switchUser: 'Switch user', users: 'Who are you?', choose: 'Choose user', unlocking: 'Unlocking …',
  wrong: 'The password does not match. Try again.', wait_one: 'Too many tries. Wait {{count}} second.', wait_other: 'Too many tries. Wait {{count}} seconds.', failed: 'Sektorpost could not be unlocked',
  lockedAfter_one: 'Locked after {{count}} minute.', lockedAfter_other: 'Locked after {{count}} minutes.', locked: 'Sektorpost is locked.', drafts: 'Drafts are saved. Messages are still fetched.',
  disk: 'Data on this computer is protected only if the disk is encrypted', news_one: '{{count}} new message', news_other: '{{count}} new messages', caps: 'Caps Lock is on', empty: 'Write your password', label: 'Locked',
} as const;
