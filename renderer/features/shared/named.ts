/** Messages as they are shown: organisations without a name of their own under the name that was looked up. For display only; what is sent is made from the original. */
import type { MessageRecord, OrganisationView } from '../../../shared/messages';
import type { OrganisationWords } from '../../archive';

export function withNames(messages: readonly MessageRecord[], nameOf: (organisation: OrganisationView | undefined) => OrganisationWords): MessageRecord[] {
  const named = <T extends OrganisationView | undefined>(organisation: T): T => {
    const words = nameOf(organisation);
    return organisation && words.from === 'register' ? { ...organisation, name: words.text } : organisation;
  };
  const each = <T extends { organisation?: OrganisationView | undefined }>(item: T): T => (item.organisation ? { ...item, organisation: named(item.organisation) } : item);
  return messages.map((message) => {
    const { view } = message;
    return { ...message, view: { ...view, sender: named(view.sender), receivers: view.receivers.map(named), segments: view.segments.map(each), attachments: view.attachments.map(each) } };
  });
}
