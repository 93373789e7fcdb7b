/** What every MedCom message says about itself, read even when the message is invalid. */
import type { Document } from '../../formats/format';
import type { OrganisationView } from '../../messages';
import type { HeaderFacts } from '../standard';
import { extensionsOf, obj, objs, str } from './loose';
import { eventCode, extensionValue, openMessage, type Message } from './message';
import { organisationAt } from './parties';
import { extensions } from './urls';

export const destinationUse = (destination: unknown): string | undefined =>
  str(obj(extensionValue(obj(extensionsOf(destination, extensions.destinationUse)[0]))).code);

/** The primary destination first; one that says nothing about its use counts as primary. */
export function destinationsOf(message: Message): { use: string | undefined; organisation: OrganisationView | undefined }[] {
  return objs(message.header?.resource.destination)
    .map((destination) => ({ use: destinationUse(destination), organisation: organisationAt(message, destination.receiver, destination.endpoint) }))
    .sort((a, b) => Number(a.use === 'cc') - Number(b.use === 'cc'));
}

export function senderOf(message: Message): OrganisationView | undefined {
  const header = obj(message.header?.resource);
  return organisationAt(message, header.sender, obj(header.source).endpoint);
}

export function headerFactsOf(message: Message): HeaderFacts {
  const facts = {
    bundleId: str(message.bundle.id), messageId: str(message.header?.resource.id), event: eventCode(message),
    sender: senderOf(message), receiver: destinationsOf(message)[0]?.organisation,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Never throws; what cannot be read is absent. */
export const headerFacts = (document: Document): HeaderFacts => headerFactsOf(openMessage(document));
