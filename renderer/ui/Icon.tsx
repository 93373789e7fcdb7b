/** Icons by the design's own names (Lucide's), so that tables of states and types can name them as data. */
import {
  Activity, AlarmClock, Archive, ArrowLeft, ArrowRight, ArrowUpDown, Bed, Building2, CalendarClock, ChartColumn, Check, CheckCheck, ChevronDown,
  ChevronLeft, ChevronRight, ChevronUp, Circle, CircleAlert, CircleCheck, CircleDot, ClipboardList, Clock, ContactRound, Copy, CornerDownRight,
  Database, DoorOpen, Download, Dumbbell, Ellipsis, ExternalLink, Eye, EyeOff, FileCheck, FilePen, FileText, Filter, Forward, GraduationCap, HardDrive, HeartPulse,
  House, Image, Inbox, Info, Keyboard, Layers, Link, ListTree, Lock, LogOut, MailCheck, MailOpen, MessageSquareText, Minus, OctagonAlert, OctagonX,
  Paperclip, Phone, Plus, Printer, RefreshCw, Reply, RotateCcw, Save, Search, SendHorizontal, Server, Settings, ShieldAlert, ShieldCheck, Square,
  SquarePen, Stethoscope, StickyNote, Tag, Trash2, TriangleAlert, Undo2, Upload, User, UserPlus, UsersRound, Wifi, WifiOff, X, ZoomIn, ZoomOut,
  type LucideIcon,
} from 'lucide-react';
import { cx } from './cx';
import styles from './Icon.module.css';

const icons = {
  activity: Activity, 'alarm-clock': AlarmClock, archive: Archive, 'arrow-left': ArrowLeft, 'arrow-right': ArrowRight, 'arrow-up-down': ArrowUpDown,
  bed: Bed, 'building-2': Building2, 'calendar-clock': CalendarClock, 'chart-column': ChartColumn, check: Check, 'check-check': CheckCheck,
  'chevron-down': ChevronDown, 'chevron-left': ChevronLeft, 'chevron-right': ChevronRight, 'chevron-up': ChevronUp, circle: Circle,
  'circle-alert': CircleAlert, 'circle-check': CircleCheck, 'circle-dot': CircleDot, 'clipboard-list': ClipboardList, clock: Clock,
  'contact-round': ContactRound, copy: Copy, 'corner-down-right': CornerDownRight, database: Database, 'door-open': DoorOpen, download: Download,
  dumbbell: Dumbbell, ellipsis: Ellipsis, 'external-link': ExternalLink, eye: Eye, 'eye-off': EyeOff, 'file-check': FileCheck, 'file-pen': FilePen,
  'file-text': FileText, filter: Filter, forward: Forward, 'graduation-cap': GraduationCap, 'hard-drive': HardDrive, 'heart-pulse': HeartPulse, house: House, image: Image,
  inbox: Inbox, info: Info, keyboard: Keyboard, layers: Layers, link: Link, 'list-tree': ListTree, lock: Lock, 'log-out': LogOut,
  'mail-check': MailCheck, 'mail-open': MailOpen, 'message-square-text': MessageSquareText, minus: Minus, 'octagon-alert': OctagonAlert,
  'octagon-x': OctagonX, paperclip: Paperclip, phone: Phone, plus: Plus, printer: Printer, 'refresh-cw': RefreshCw, reply: Reply,
  'rotate-ccw': RotateCcw, save: Save, search: Search, 'send-horizontal': SendHorizontal, server: Server, settings: Settings,
  'shield-alert': ShieldAlert, 'shield-check': ShieldCheck, square: Square, 'square-pen': SquarePen, stethoscope: Stethoscope, 'sticky-note': StickyNote, tag: Tag,
  'trash-2': Trash2, 'triangle-alert': TriangleAlert, 'undo-2': Undo2, upload: Upload, user: User, 'user-plus': UserPlus, 'users-round': UsersRound,
  wifi: Wifi, 'wifi-off': WifiOff, x: X, 'zoom-in': ZoomIn, 'zoom-out': ZoomOut,
} satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;
export const isIconName = (name: string): name is IconName => Object.hasOwn(icons, name);

const pixels = { xs: 13, s: 14, m: 16, l: 20, xl: 28 } as const;

export interface IconProps {
  /** A name that the set lacks is shown as a plain circle, so that a table from elsewhere never breaks a screen. */
  name: string;
  size?: keyof typeof pixels;
  className?: string | undefined;
  /** Read aloud; without it the icon is decoration. */
  label?: string;
}

export function Icon({ name, size = 'm', className, label }: IconProps) {
  const Shape: LucideIcon = isIconName(name) ? icons[name] : Circle;
  return (
    <Shape
      size={pixels[size]} strokeWidth={size === 'xl' ? 1.5 : 1.75} className={cx(styles.icon, styles[size], className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
