// Mantine, made to look like a newspaper's desk: our paper and ink, hairlines, nearly square corners, no shadows to speak of.
import {
  ActionIcon,
  Alert,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  NativeSelect,
  Notification,
  Popover,
  Radio,
  SegmentedControl,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { colors } from './colors.ts';
import classes from './theme.module.css';

/** A dialog's header is not the page's: Mantine's element would be a second banner. */
const HEADER = { header: { role: 'presentation' } };

export const theme = createTheme({
  colors: colors satisfies Record<string, MantineColorsTuple>,
  primaryColor: 'blue',
  primaryShade: { light: 9, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  white: '#fffdf8',
  black: '#211d18',
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '500' },
  defaultRadius: 'xs',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      classNames: { root: classes.action },
    }),
    Alert: Alert.extend({ classNames: { root: classes.alert, title: classes.alertTitle } }),
    Button: Button.extend({ classNames: { root: classes.button } }),
    Input: Input.extend({ classNames: { input: classes.input } }),
    InputWrapper: Input.Wrapper.extend({
      classNames: { label: classes.label, description: classes.description, error: classes.error },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'none',
        withInitialFocusPlaceholder: false,
        returnFocus: true,
        transitionProps: { transition: 'fade', duration: 90 },
      },
      classNames: { dropdown: classes.floating, label: classes.small, item: classes.item },
    }),
    Notification: Notification.extend({
      classNames: { root: classes.noticeRoot, title: classes.alertTitle, description: classes.noticeWords },
    }),
    Popover: Popover.extend({ classNames: { dropdown: classes.floating } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: false,
        transitionProps: { transition: 'fade', duration: 120 },
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: HEADER,
      },
      classNames: dialog(),
    }),
    Drawer: Drawer.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: HEADER },
      classNames: dialog(),
    }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Radio: Radio.extend({ classNames: { radio: classes.radio } }),
    SegmentedControl: SegmentedControl.extend({
      classNames: { root: classes.segments, indicator: classes.segment, label: classes.segmentLabel },
    }),
    Switch: Switch.extend({ classNames: { track: classes.track, thumb: classes.thumb } }),
    Textarea: Textarea.extend({ defaultProps: { autosize: true, minRows: 2 } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } },
      classNames: { tooltip: classes.tooltip },
    }),
  },
});

function dialog(): Record<'content' | 'header' | 'title' | 'body' | 'overlay', string | undefined> {
  return {
    content: classes.dialog,
    header: classes.dialogHeader,
    title: classes.dialogTitle,
    body: classes.dialogBody,
    overlay: classes.veil,
  };
}

/** Mantine's own names for paper and ink, pointed at ours. */
const ours = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--stop)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--wash)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--rule)',
  '--mantine-color-disabled': 'var(--wash)',
  '--mantine-color-disabled-color': 'var(--ink-soft)',
  '--mantine-color-disabled-border': 'var(--rule)',
};

/** What an act without a frame is written in: on dark paper, Mantine would have all of them in one white. */
const written = {
  '--mantine-color-blue-light-color': 'var(--accent)',
  '--mantine-color-red-light-color': 'var(--stop)',
};

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: ours,
  dark: { ...ours, ...written },
});
