import type { ReactNode } from 'react';
import { useSession, useSessionCommands } from '../../archive';
import { OnboardingScreen } from './OnboardingScreen';

/** Shows first start instead of the program while the profile has nobody. */
export function OnboardingGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const { organisations, networks, checkNetwork, setup } = useSessionCommands();
  if (session?.state !== 'onboarding') return children;
  return <OnboardingScreen session={session} organisations={organisations} networks={networks} checkNetwork={checkNetwork} setup={setup} />;
}
