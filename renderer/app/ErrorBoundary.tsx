/** A screen that can't be drawn takes nothing else with it. What was written is stored; the report holds no content. */
import { Component, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { navigate } from '../features/shared/navigation';
import styles from './Trouble.module.css';

interface Props { children: ReactNode; /** When it changes the screen is tried again. */ resetKey: string; version: string; view: string }
interface State { fault: { name: string; stack: string } | undefined; key: string }

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: undefined, key: this.props.resetKey };
  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { fault: undefined, key: props.resetKey };
  }
  static getDerivedStateFromError(error: unknown): Partial<State> {
    // Name and places in the code only: a message may quote what was on screen.
    const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line)).slice(0, 12).join('\n') : '';
    return { fault: { name: error instanceof Error ? error.name : typeof error, stack } };
  }
  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return <Crash report={`Sektorpost ${this.props.version}\n${this.props.view}\n${fault.name}\n${fault.stack}`} onReload={() => { this.setState({ fault: undefined }); }} />;
  }
}

function Crash({ report, onReload }: { report: string; onReload(): void }) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState(false);
  return (
    <section className={styles.inPane} role="alert">
      <div className={styles.head}>
        <span className={styles.sign}><Icon name="triangle-alert" size="xl" /></span>
        <div><h1 className={styles.title}>{t('crash.title')}</h1><p className={styles.lead}>{t('crash.text')}</p></div>
      </div>
      <div className={styles.buttons}>
        <Button variant="primary" icon="refresh-cw" onPress={onReload}>{t('crash.reload')}</Button>
        <Button onPress={() => { void navigate('inbox').then(onReload); }}>{t('crash.inbox')}</Button>
        <Button icon="copy" onPress={() => { void navigator.clipboard.writeText(report).then(() => { setCopied(true); }); }}>{t(copied ? 'crash.copied' : 'crash.copy')}</Button>
      </div>
      <p className={styles.small}>{t('crash.hint')}</p>
    </section>
  );
}
