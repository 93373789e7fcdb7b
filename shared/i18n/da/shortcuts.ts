/** The keyboard map in words. */
export const shortcuts = {
  title: 'Genveje', intro: 'Enkelte bogstaver virker, når du ikke skriver i et felt. De kan ændres eller slås fra i Indstillinger.', switchedOff: 'slået fra', then: 'så', settings: 'Indstillinger',
  group: { move: 'Flyt', message: 'Beskeden', go: 'Gå til', write: 'Skriv', program: 'Programmet' },
  action: {
    next: 'Næste', previous: 'Forrige', 'next-in-thread': 'Næste besked i tråden', 'previous-in-thread': 'Forrige besked i tråden', mark: 'Markér', 'next-pane': 'Næste rude', search: 'Søg', 'search-anywhere': 'Søg, også mens du skriver',
    reply: 'Besvar', forward: 'Videresend', handled: 'Behandlet, og gå til næste', assign: 'Tildel', snooze: 'Udsæt', note: 'Notat', original: 'Original', patient: 'Åbn borger', patient_patient: 'Åbn patient', 'plan-basic': 'Plan: niveau basal', 'plan-advanced': 'Plan: niveau avanceret', 'offer-start': 'Plan: tilbyd start', print: 'Udskriv', undo: 'Fortryd', 'new-message': 'Ny besked', send: 'Send',
    'next-error': 'Næste fejl', 'previous-error': 'Forrige fejl', 'go-inbox': 'Indbakke', 'go-needs-action': 'Kræver handling', 'go-mine': 'Mine', 'go-plans': 'Genoptræning', 'go-outbox': 'Udbakke', 'go-drafts': 'Kladder', 'go-patients': 'Borgere', 'go-patients_patient': 'Patienter', 'go-conformance': 'Konformitet', help: 'Alle genveje', lock: 'Lås',
  },
  fixed: { enter: 'Åbn; igen: ind i beskeden', escape: 'Et niveau tilbage. Mister aldrig tekst', arrows: 'Næste, forrige', 'shift-arrows': 'Markér flere', widths: 'Rudens bredde' },
} as const;
