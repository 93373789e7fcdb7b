/** The command line: the same standards and mailroom as the client, without a page. */
import { convert } from './commands/convert';
import { read, validate } from './commands/files';
import { inbox } from './commands/inbox';
import { register } from './commands/register';
import { send } from './commands/send';
import { simulateCommand as simulate } from './commands/simulate';
import { outputTo } from './output';
import { runCli } from './run';
import { languageOf } from './words';

const out = outputTo(process.stdout);
// Talk may be lost when nobody listens to it; data may not.
process.stderr.on('error', () => undefined);
const talk = (sentence: string) => { process.stderr.write(`${sentence}\n`); };

process.exitCode = await runCli(process.argv.slice(2), { commands: { read, validate, convert, send, inbox, simulate, register }, out, talk, language: languageOf(process.env) });
await out.flush();
// A worker or a socket that is still closing must not hold the caller up.
process.exit();
