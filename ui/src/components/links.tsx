import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef } from 'react';

type AnchorLinkProps = Omit<AnchorProps, 'href'> & Omit<React.AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>;
const AnchorBase = forwardRef<HTMLAnchorElement, AnchorLinkProps>((props, ref) => <Anchor ref={ref} {...props} />);
AnchorBase.displayName = 'AnchorBase';

type ButtonLinkProps = Omit<ButtonProps, 'href'> & Omit<React.AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>;
const ButtonBase = forwardRef<HTMLAnchorElement, ButtonLinkProps>((props, ref) => <Button component="a" ref={ref} {...props} />);
ButtonBase.displayName = 'ButtonBase';

const NumBase = forwardRef<HTMLAnchorElement, React.AnchorHTMLAttributes<HTMLAnchorElement>>(({ className, ...props }, ref) => (
  <a ref={ref} className={className === undefined ? 'numlink' : `numlink ${className}`} {...props} />
));
NumBase.displayName = 'NumBase';

/** A typed link in the look of prose. */
export const TextLink: LinkComponent<typeof AnchorBase> = createLink(AnchorBase);

/** A typed link in the look of a button. */
export const ButtonLink: LinkComponent<typeof ButtonBase> = createLink(ButtonBase);

/** A number that opens exactly the list it counts. */
export const NumLink: LinkComponent<typeof NumBase> = createLink(NumBase);
