/** Which screen shows which letter: the only list of them. A new form of letter is a screen and a line here. */
import type { ComponentType } from 'react';
import type { LetterView } from '../../../../shared/messages';
import { DischargeScreen } from './DischargeScreen';
import { PlanScreen } from '../plan/PlanScreen';
import type { LetterRecord } from './letters';
import { TextScreen } from './TextScreen';

export interface LetterScreenProps {
  /** All letters of the thread, newest first. */
  letters: readonly LetterRecord[];
  /** Which of them is shown. */
  at: number;
  /** Opens its original bytes. */
  onOriginal(): void;
}

export const letterScreens: Readonly<Record<LetterView['form'], ComponentType<LetterScreenProps>>> = { discharge: DischargeScreen, text: TextScreen, plan: PlanScreen };
