import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple, type MantineThemeComponents } from '@mantine/core';
import { cham, dark, light, neutral, properties, type Hue } from './tokens';

const family = "'Be Vietnam Pro', system-ui, 'Segoe UI', sans-serif";
const shades: MantineColorsTuple = [...cham];

/** What Mantine reads of its own variables, so that every component takes our tokens in both schemes. */
const aliases: Record<string, string> = {
  '--mantine-color-body': 'var(--dm-surface)',
  '--mantine-color-text': 'var(--dm-ink)',
  '--mantine-color-bright': 'var(--dm-ink)',
  '--mantine-color-dimmed': 'var(--dm-ink2)',
  '--mantine-color-placeholder': 'var(--dm-ink3)',
  '--mantine-color-anchor': 'var(--dm-acc-t)',
  '--mantine-color-error': 'var(--dm-r-text)',
  '--mantine-color-default': 'var(--dm-surface)',
  '--mantine-color-default-hover': 'var(--dm-sub)',
  '--mantine-color-default-color': 'var(--dm-ink)',
  '--mantine-color-default-border': 'var(--dm-line2)',
  '--mantine-color-disabled': 'var(--dm-sub)',
  '--mantine-color-disabled-color': 'var(--dm-ink3)',
  '--mantine-color-disabled-border': 'var(--dm-line)',
  '--mantine-primary-color-filled': 'var(--dm-acc)',
  '--mantine-primary-color-filled-hover': 'var(--dm-acc-h)',
  '--mantine-primary-color-contrast': 'var(--dm-on-acc)',
  '--mantine-primary-color-light': 'var(--dm-acc-s)',
  '--mantine-primary-color-light-hover': 'var(--dm-acc-l)',
  '--mantine-primary-color-light-color': 'var(--dm-acc-t)',
  '--mantine-color-cham-filled': 'var(--dm-acc)',
  '--mantine-color-cham-filled-hover': 'var(--dm-acc-h)',
  '--mantine-color-cham-light': 'var(--dm-acc-s)',
  '--mantine-color-cham-light-hover': 'var(--dm-acc-l)',
  '--mantine-color-cham-light-color': 'var(--dm-acc-t)',
  '--mantine-color-cham-outline': 'var(--dm-acc-t)',
  '--mantine-shadow-md': 'var(--dm-shadow)',
};

/** Mantine's colour names that a component may be given, as our hues: nothing is drawn in a colour of another palette. */
const named: Record<string, Hue> = { red: 'r', yellow: 'a', orange: 'a', green: 'g', teal: 'g', blue: 'b', cyan: 'b', violet: 'v', grape: 'v', gray: 'n' };

for (const [name, hue] of Object.entries(named)) {
  aliases[`--mantine-color-${name}-filled`] = `var(--dm-${hue}-fill)`;
  aliases[`--mantine-color-${name}-filled-hover`] = `var(--dm-${hue}-text)`;
  aliases[`--mantine-color-${name}-light`] = `var(--dm-${hue}-tint)`;
  aliases[`--mantine-color-${name}-light-hover`] = `var(--dm-${hue}-border)`;
  aliases[`--mantine-color-${name}-light-color`] = `var(--dm-${hue}-text)`;
  aliases[`--mantine-color-${name}-outline`] = `var(--dm-${hue}-text)`;
  aliases[`--mantine-color-${name}-text`] = `var(--dm-${hue}-text)`;
}

export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...properties(light), ...aliases },
  dark: { ...properties(dark), ...aliases },
});

// Plain objects instead of Button.extend(…): naming a component here must not load it on every page.
const components: MantineThemeComponents = {
  Button: {
    defaultProps: { size: 'sm' },
    vars: (_theme: unknown, { size }: { size?: unknown }) => ({
      root: {
        '--button-height': size === 'xs' ? 'var(--dm-control-small)' : size === 'lg' ? '40px' : 'var(--dm-control)',
        '--button-fz': size === 'xs' ? '12px' : size === 'lg' ? '14px' : '13px',
        '--button-padding-x': size === 'xs' ? '10px' : '14px',
        ...(size === 'xs' ? { '--button-radius': '6px' } : {}),
      },
    }),
    styles: { label: { fontWeight: 600 } },
  },
  ActionIcon: { defaultProps: { variant: 'subtle', size: 32 } },
  CloseButton: { defaultProps: { size: 32 } },
  Anchor: { defaultProps: { underline: 'hover', inherit: true } },
  Badge: { defaultProps: { radius: 4 }, styles: { root: { textTransform: 'none' } } },
  Input: {
    defaultProps: { size: 'sm' },
    vars: () => ({ wrapper: { '--input-height': 'var(--dm-control)', '--input-size': 'var(--dm-control)', '--input-fz': '14px', '--input-bd': 'var(--dm-line2)', '--input-bg': 'var(--dm-surface)' } }),
  },
  InputWrapper: {
    styles: { label: { fontSize: '13px', fontWeight: 600, marginBottom: 4 }, description: { fontSize: '12px', color: 'var(--dm-ink2)' }, error: { fontSize: '12px' } },
  },
  Textarea: { defaultProps: { autosize: true, minRows: 2 } },
  Checkbox: { defaultProps: { size: 'xs', radius: 4 } },
  Radio: { defaultProps: { size: 'xs' } },
  Stepper: { defaultProps: { size: 'xs' }, vars: () => ({ root: { '--stepper-icon-color': 'var(--dm-on-acc)', '--stepper-icon-size': '22px', '--stepper-fz': '13px' } }) },
  Title: { defaultProps: { textWrap: 'pretty' } },
  Paper: { defaultProps: { withBorder: true, radius: 8 }, styles: { root: { borderColor: 'var(--dm-line)' } } },
  Tabs: { defaultProps: { keepMounted: false }, styles: { list: { flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden', scrollbarWidth: 'none' }, tab: { flexShrink: 0 } } },
  Tooltip: { defaultProps: { openDelay: 300, withArrow: false, fz: 12, events: { hover: true, focus: true, touch: false } } },
  Menu: { styles: { item: { paddingBlock: 7 } }, defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', radius: 8, transitionProps: { duration: 120, transition: 'fade' } } },
  Popover: { defaultProps: { shadow: 'md', radius: 8, transitionProps: { duration: 120, transition: 'fade' } } },
  Modal: { defaultProps: { centered: true, radius: 8, transitionProps: { duration: 120, transition: 'fade' } } },
  Skeleton: { defaultProps: { radius: 4 } },
};

export const theme = createTheme({
  colors: { cham: shades, gray: [...neutral.gray], dark: [...neutral.dark] },
  primaryColor: 'cham',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 8,
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Consolas, monospace",
  headings: {
    fontFamily: family,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.35' },
      h2: { fontSize: '15px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.5', lg: '1.4', xl: '1.35' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '8px' },
  breakpoints: { xs: '37.5em', sm: '48em', md: '68.75em', lg: '80em', xl: '90em' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    if (input.color !== undefined && input.color !== 'cham') return defaultVariantColorsResolver(input);
    switch (input.variant) {
      case 'filled':
        return { background: 'var(--dm-acc)', hover: 'var(--dm-acc-h)', color: 'var(--dm-on-acc)', border: '1px solid transparent' };
      case 'light':
        return { background: 'var(--dm-acc-s)', hover: 'var(--dm-acc-l)', hoverColor: 'var(--dm-acc-t)', color: 'var(--dm-acc-t)', border: '1px solid transparent' };
      case 'subtle':
        return { background: 'transparent', hover: 'var(--dm-acc-s)', color: 'var(--dm-acc-t)', border: '1px solid transparent' };
      default:
        return defaultVariantColorsResolver(input);
    }
  },
  components,
});
