/** English for `da/file`. */
export const file = {
  title: 'Open message file', text: 'When the network or a record system is down, a message may come on a USB stick. Here it can be read and checked.', notReceived: 'The file is only shown. It has not been received, and the sender gets no acknowledgement.',
  choose: 'Choose a file', drop: 'Drop the file here', reading: 'Reading the file …', another: 'Open another file', part: 'Letter in the file', partNumber: 'Letter {{number}} of {{count}}',
  sound: 'The message follows the standard', broken: 'The message does not follow the standard', brokenText_one: '{{count}} fault. Do not use the content until the sender has confirmed it.', brokenText_other: '{{count}} faults. Do not use the content until the sender has confirmed it.', unreadable: 'The file can’t be read as a message', unsupported: 'The file is not a kind of message that Sektorpost can show',
  findings: 'Found in the file', more_one: 'and {{count}} more', more_other: 'and {{count}} more', line: 'line {{line}}, character {{column}}', tooLarge: 'The file is larger than 160 MB and can’t be opened.',
} as const;
