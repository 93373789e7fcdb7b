/** A message file from a disk or a stick, read by the same rules as one from the network; shown, never received. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRejection, type Issue, type MessageRecord } from '../../../shared/messages';
import type { FileReading } from '../../../shared/contract';
import { useAccess, useArchive, useSessionCommands, type ThreadDetail } from '../../archive';
import { Button } from '../../ui/Button';
import { FileDrop } from '../../ui/FileDrop';
import { Icon } from '../../ui/Icon';
import { Note } from '../../ui/Note';
import { PaneHead, Scroll } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { Select } from '../../ui/Select';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { ConvertDialog } from '../shared/ConvertDialog';
import { navigate } from '../shared/navigation';
import { PatientBanner } from '../shared/PatientBanner';
import { useClock } from '../shared/useNow';
import { Withheld } from '../shared/Withheld';
import { errorWords, useLanguage } from '../shared/words';
import { isLetter } from './letters/letters';
import { LetterThread } from './letters/LetterThread';
import { OriginalDialog } from './letters/OriginalDialog';
import { MessageHead } from './MessageHead';
import { SegmentCard } from './SegmentCard';
import { readThread } from './thread';
import styles from './FileScreen.module.css';

const MOST_BYTES = 160 * 1024 * 1024;
const MOST_SHOWN = 20;

/** The reading pane works on conversations; a file is one of a single message. */
function threadOfFile(record: MessageRecord): ThreadDetail {
  const { view } = record;
  return {
    messages: [record], deliveries: {}, marks: {},
    row: {
      threadId: view.threadId ?? view.messageId, standard: view.standard, version: view.version, patientKey: '', patientName: view.patient?.name ?? '', patientIds: view.patient?.ids ?? [], deceased: view.patient?.deceased ?? false,
      counterpart: view.sender.name ?? '', lastAt: record.at, lastMessageId: view.messageId, lastDirection: 'in', lastActivity: view.activity, unread: 0, messages: 1, attachments: view.attachments.length, needsAction: false,
    },
  };
}

/** `sha256`: a file the shell has put into the store already; absent = ask for one. */
export function FileScreen({ sha256 }: { sha256: string | undefined }) {
  const { t } = useTranslation('file');
  return useAccess().clinical ? <OpenedFile sha256={sha256} /> : <Withheld what="file" title={t('title')} />;
}

function OpenedFile({ sha256 }: { sha256: string | undefined }) {
  const { t } = useTranslation('file');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const { readFile } = useSessionCommands();
  const [opened, setOpened] = useState<{ sha256: string; part: number; reading: FileReading }>();
  const [chosen, setChosen] = useState<{ sha256: string | undefined; part: number }>({ sha256, part: 0 });
  const part = chosen.sha256 === sha256 ? chosen.part : 0;
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    if (sha256 === undefined) return undefined;
    let stale = false;
    setTrouble(undefined);
    readFile(sha256, part).then((reading) => { if (!stale) setOpened({ sha256, part, reading }); }, (error: unknown) => { if (!stale) { const { what, next } = errorWords(te, error); setTrouble(`${what} ${next}`); } });
    return () => { stale = true; };
  }, [sha256, part, readFile, te]);

  const open = ([file]: File[]) => {
    if (!file) return;
    if (file.size > MOST_BYTES) { setTrouble(t('tooLarge')); return; }
    if (file.size === 0) { setTrouble(`${te('text-empty.what')} ${te('text-empty.next')}`); return; }
    setTrouble(undefined);
    commands.putFile(file).then((stored) => navigate('file', stored.sha256), (error: unknown) => { const { what, next } = errorWords(te, error); setTrouble(`${what} ${next}`); });
  };
  const reading = opened?.sha256 === sha256 && opened?.part === part ? opened.reading : undefined;
  // Known from the first reading on, so that the choice stays while the next letter is read.
  const parts = opened?.sha256 === sha256 ? opened?.reading.parts ?? 1 : 1;
  return (
    <div className={styles.pane} data-pane="reader">
      {reading?.view ? <PatientBanner patient={reading.view.patient}><Button onPress={() => { void navigate('file'); }}>{t('another')}</Button></PatientBanner> : <PaneHead title={t('title')} line />}
      <Scroll label={t('title')}>
        {sha256 === undefined || trouble !== undefined ? (
          <div className={styles.start}>
            <p>{t('text')}</p>
            <Note tone="mute">{t('notReceived')}</Note>
            {trouble === undefined ? null : <Note tone="bad" role="alert">{trouble}</Note>}
            <FileDrop buttonLabel={t('choose')} dropText={t('drop')} onFiles={open} />
          </div>
        ) : (
          <>
            {parts > 1 ? <Select label={t('part')} className={styles.part} value={String(part)} onChange={(next) => { setChosen({ sha256, part: Number(next) }); }} placeholder="" options={Array.from({ length: parts }, (_, index) => ({ id: String(index), label: t('partNumber', { number: index + 1, count: parts }) }))} /> : null}
            {reading ? <Reading key={part} reading={reading} sha256={sha256} part={part} /> : <Waiting>{t('reading')}</Waiting>}
          </>
        )}
      </Scroll>
    </div>
  );
}

function Reading({ reading, sha256, part }: { reading: FileReading; sha256: string; part: number }) {
  const { t } = useTranslation('file');
  const clock = useClock();
  const { t: tv } = useTranslation('convert');
  const [converting, setConverting] = useState(false);
  const { view, issues, format } = reading;
  const faults = issues.filter(isRejection);
  const record = useMemo((): MessageRecord | undefined => view && { messageId: view.messageId, direction: 'in', at: view.sentAt ?? clock(), format: format ?? '', original: sha256, view }, [view, format, sha256, clock]);
  const letter = record && isLetter(record) ? record : undefined;
  const [original, setOriginal] = useState(false);
  return (
    <div className={styles.body}>
      {view
        ? faults.length === 0
          ? <Note tone="ok" title={t('sound')}>{t('notReceived')}</Note>
          : <Note tone="bad" title={t('broken')}><p>{t('brokenText', { count: faults.length })}</p><p>{t('notReceived')}</p></Note>
        : <Note tone="bad" title={t(faults.length ? 'unreadable' : 'unsupported')}>{t('notReceived')}</Note>}
      {letter ? <VisuallyHidden as="h1">{t('title')}</VisuallyHidden> : null}
      {letter ? <LetterThread letters={[letter]} marks={{}} received={false} onOriginal={() => { setOriginal(true); }} /> : null}
      {letter && original ? <OriginalDialog record={letter} onClose={() => { setOriginal(false); }} /> : null}
      {record && !letter ? <MessageHead record={record} count={1} alone /> : null}
      {record && !letter ? <div className={styles.segments}>{readThread(threadOfFile(record)).segments.map((item) => <SegmentCard key={item.id} item={item} target={undefined} fresh={false} flashing={false} seen={false} onJump={() => undefined} />)}</div> : null}
      {view && faults.length === 0 ? <div><Button icon="file-text" onPress={() => { setConverting(true); }}>{tv('menu')}</Button></div> : null}
      {converting ? <ConvertDialog of={{ sha256, part }} format={format ?? ''} original={{ sha256 }} name="besked" onClose={() => { setConverting(false); }} /> : null}
      {issues.length ? <Findings issues={issues} /> : null}
      {view ? null : <div><Button onPress={() => { void navigate('file'); }}>{t('another')}</Button></div>}
    </div>
  );
}

function Findings({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation('file');
  const english = useLanguage() === 'en';
  return (
    <section aria-label={t('findings')}>
      <ul className={styles.findings}>
        {issues.slice(0, MOST_SHOWN).map((issue, index) => {
          const grave = issue.severity === 'fatal' || issue.severity === 'error';
          return (
            <li key={index}>
              <span className={grave ? styles.bad : styles.warn}><Icon name={grave ? 'octagon-x' : issue.severity === 'warning' ? 'triangle-alert' : 'info'} /></span>
              <span>{english ? issue.messageEn : issue.message}<div className={styles.place}>{[issue.path, issue.line !== undefined ? t('line', { line: issue.line, column: issue.column ?? 1 }) : '', issue.rule].filter(Boolean).join(' · ')}</div></span>
            </li>
          );
        })}
      </ul>
      {issues.length > MOST_SHOWN ? <p className={styles.place}>{t('more', { count: issues.length - MOST_SHOWN })}</p> : null}
    </section>
  );
}
