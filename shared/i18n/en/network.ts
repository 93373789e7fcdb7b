/** Choosing a network, at first start and in Settings. */
export const network = {
  'vans-folder': 'VANS folder', 'vans-folderText': "A folder that your VANS operator's program reads and writes. Needs an agreement with the operator.", embedded: 'Training network — test persons only',
  unlisted: 'We are not on the list and use our own VANS folder', unlistedOnly: 'Needs an organisation from the list',
  folder: 'Folder', folderHint: 'The whole path, e.g. D:\\VANS\\practice. Sektorpost makes the folders out, in, sent, received and failed in it.', ownName: "The organisation's name", ownUnit: 'Unit', ownUnitHint: 'May be left out', ownGln: 'Location number (GLN)', ownSor: 'SOR code', ownPhone: 'Phone',
  folderMissing: "Write the folder's path", ownNameMissing: "Write the organisation's name", ownGlnInvalid: 'Write 13 digits. The last has to fit the others', ownSorInvalid: 'Write the SOR code, at least 11 digits', ownPhoneInvalid: 'Digits, + and - only',
  change: 'Change the network', changeText: 'What is under way is sent on the new network. Messages of the training network stay here, so use a new profile for real mail.', changeTo: 'Network', try: 'Try the folder', works: 'The folder can be used', changed: 'The network was changed', unproved: 'The connection was not tried with an operator and is not approved.',
} as const;
