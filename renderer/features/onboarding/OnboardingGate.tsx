import type { ReactNode } from 'react';
import { useSession, useSessionCommands } from '../../archive';
import { OnboardingScreen } from './OnboardingScreen';

/** Shows first start instead of the program while the profile has nobody. */
export function OnboardingGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const { organisations, setup } = useSessionCommands();
  if (session?.state !== 'onboarding') return children;
  return <OnboardingScreen session={session} organisations={organisations} setup={setup} />;
}
