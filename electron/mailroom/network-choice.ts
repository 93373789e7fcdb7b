/** Which network this profile is on, with what it needs to know, and who the organisation is there. */
import { CodedError, type CallArgs, type OwnOrganisation } from '../../shared/contract';
import { isGln } from '../../shared/identifiers';
import type { NetworkChoice, NetworkOptions, Organisation, OrganisationRole } from '../../shared/messages';
import type { NetworkFactory } from './ports/network';
import type { Profile } from './profile/profile';

export interface ChosenNetwork { organisation: Organisation; options?: NetworkOptions }

export interface NetworkChooser {
  choices(): NetworkChoice[];
  check(network: string, options: NetworkOptions): Promise<void>;
  /** Makes the network ours for this organisation. CodedErrors `bad-arguments` (`at`), and the network's own. */
  claim(choice: { network: string; gln: string; role: OrganisationRole; options?: NetworkOptions | undefined; organisation?: OwnOrganisation | undefined }): Promise<ChosenNetwork>;
  /** For a profile that is set up. */
  choose(args: CallArgs<'network.choose'>): Promise<void>;
}

export function createNetworkChooser(profile: Profile, factories: readonly NetworkFactory[]): NetworkChooser {
  const factoryOf = (id: string): NetworkFactory => {
    const factory = factories.find((candidate) => candidate.id === id);
    if (!factory) throw new CodedError('bad-arguments', { at: 'network' });
    return factory;
  };
  const chooser: NetworkChooser = {
    choices: () => factories.map((factory) => ({ id: factory.id, title: factory.title, training: factory.training, folder: factory.claim !== undefined, organisations: factory.organisations().length > 0 })),
    async check(network, options) { await factoryOf(network).check?.(options); },
    async claim({ network, gln, role, options, organisation }) {
      const factory = factoryOf(network);
      const table = factory.organisations();
      const known = table.find((candidate) => candidate.gln === gln);
      const own = known ?? (table.length === 0 && organisation?.gln === gln && isGln(gln) ? { ...organisation, role, persons: [] } : undefined);
      if (!own) throw new CodedError('bad-arguments', { at: 'gln' });
      return { organisation: { ...own, role }, ...(factory.claim ? { options: await factory.claim(options ?? {}, gln) } : {}) };
    },
    async choose({ network, options, organisation, role }) {
      const before = profile.data.organisation;
      if (!before) throw new CodedError('not-open');
      // The same organisation goes on under its own name; another one is named anew.
      const { unit, address, phone, name, sor, gln } = before;
      const chosen = await chooser.claim({ network, options, role: role ?? before.role, organisation: organisation ?? { unit, address, phone, name, sor, gln }, gln: organisation?.gln ?? gln });
      await profile.change((data) => {
        const next = { ...data, network, organisation: { ...chosen.organisation, persons: chosen.organisation.persons.length ? chosen.organisation.persons : before.gln === chosen.organisation.gln ? before.persons : [] } };
        delete next.networkOptions;
        return chosen.options ? { ...next, networkOptions: chosen.options } : next;
      });
    },
  };
  return chooser;
}
