/** The lock screen: nothing about patients, and nothing claimed that is not built. */
export const lock = {
  password: 'Adgangskode', show: 'Vis adgangskode', hide: 'Skjul adgangskode', unlock: 'Lås op', switchUser: 'Skift bruger', users: 'Hvem er du?', choose: 'Vælg bruger', unlocking: 'Låser op …',
  wrong: 'Adgangskoden passer ikke. Prøv igen.', wait_one: 'Der er prøvet for mange gange. Vent {{count}} sekund.', wait_other: 'Der er prøvet for mange gange. Vent {{count}} sekunder.', failed: 'Sektorpost kunne ikke låses op',
  lockedAfter_one: 'Låst efter {{count}} minut.', lockedAfter_other: 'Låst efter {{count}} minutter.', locked: 'Sektorpost er låst.', drafts: 'Kladder er gemt. Beskeder hentes stadig.',
  disk: 'Data på denne computer er kun beskyttet, hvis disken er krypteret', news_one: '{{count}} ny besked', news_other: '{{count}} nye beskeder', caps: 'Caps Lock er slået til', empty: 'Skriv din adgangskode', label: 'Låst',
} as const;
