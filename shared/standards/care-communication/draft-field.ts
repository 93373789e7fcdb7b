/**
 * Which part of a draft an element of the composed message was made from. What the engine finds in the message is so told at the
 * field where a person can put it right; what comes from the thread or from the organisation itself belongs to no field.
 */
import type { FhirDocument } from '../../formats/format';
import type { Draft } from '../../messages';
import { extensionsOf, items, obj, objs, str, type Loose } from '../medcom/loose';
import { openMessage, type Found, type Message } from '../medcom/message';
import { extensions } from '../medcom/urls';
import { communicationsOf } from './read';

/** @param path FHIRPath with indexes, as findings have it. Returns the draft's path (`topic`, `attachments[1]`, `signature.phone`), as `checkDraft` names it. */
export function draftField(path: string, document: FhirDocument, draft: Draft): string | undefined {
  const message = openMessage(document);
  const found = message.resources.find(({ path: own }) => path === own || path.startsWith(`${own}.`) || path.startsWith(`${own}[`));
  const communication = communicationsOf(message)[0];
  if (!found || !communication) return undefined;
  const inside = path.slice(found.path.length + 1);
  if (found === communication) return ofCommunication(inside, communication.resource, draft);
  if (found.type === 'MessageHeader') return inside.startsWith('destination') ? 'receiver' : undefined;
  if (found.type === 'Patient') return 'patient';
  if (found.type === 'Organization') return found === message.resolve(obj(objs(message.header?.resource.destination)[0]).receiver) ? 'receiver' : undefined;
  return ofPerson(found, message, communication.resource, draft);
}

const elements: Readonly<Record<string, string>> = { category: 'category', priority: 'priority', subject: 'patient', topic: 'topic', recipient: 'specificRecipient', extension: 'specificSender' };

function ofCommunication(inside: string, communication: Loose, draft: Draft): string | undefined {
  const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?/.exec(inside) ?? [];
  if (name !== 'payload') return elements[name];
  if (index === undefined) return 'text';
  // Own segments stand last: the text, then one for each file. Those before came with the thread.
  const own = Number(index) - (items(communication.payload).length - 1 - draft.attachments.length);
  if (own < 0) return draft.kind === 'forward' ? 'forwardMessageIds' : undefined;
  const [, extension] = /^payload\[\d+\]\.extension\[(\d+)\]/.exec(inside) ?? [];
  const url = extension === undefined ? undefined : str(objs(obj(objs(communication.payload)[Number(index)]).extension)[Number(extension)]?.url);
  if (url === extensions.contact) return 'signature.phone';
  if (url === extensions.author) return 'signature.role';
  return own === 0 ? 'text' : `attachments[${own - 1}]`;
}

/** People and teams that the draft names: the person who signs, and specific sender and recipient. */
function ofPerson(found: Found, message: Message, communication: Loose, draft: Draft): string | undefined {
  const isBehind = (reference: unknown): 'role' | 'person' | undefined => {
    const target = message.resolve(reference);
    return target === undefined ? undefined : target === found ? 'role' : message.resolve(target.resource.practitioner) === found ? 'person' : undefined;
  };
  const ownSegment = objs(communication.payload).at(-1 - draft.attachments.length);
  const signs = isBehind(extensionsOf(ownSegment, extensions.author)[0]?.valueReference);
  if (signs) return signs === 'role' ? 'signature.role' : 'signature.name';
  if (draft.specificRecipient && isBehind(objs(communication.recipient)[0])) return 'specificRecipient';
  return draft.specificSender && isBehind(extensionsOf(communication, extensions.sender)[0]?.valueReference) ? 'specificSender' : undefined;
}
