// Package publish is what the public reads over HTTP: pages, DCAT feeds and
// downloads of published open datasets. It only reads, and only what its
// Source holds; whatever is not published is not there.
//
// Handler answers these paths, all of them for GET and HEAD:
//
//	/  /datasets  /themes  /organizations                     lists, in HTML
//	/organization/{code}  /theme/{code}  /licence/{code}       HTML or RDF by Accept
//	/dataset/{code}                                            HTML or RDF by Accept
//	/dataset/{code}.{jsonld,ttl,rdf}                           the same in RDF
//	/dataset/{code}/data.{csv,xlsx}                            the rows
//	/dataset/{code}/report                                     a form; POST sends it
//	/catalog  /catalog.{jsonld,ttl,rdf}                        the feed, ?page= ?modified_since=
//	/terms  /about  /accessibility                             texts
//	/robots.txt  /sitemap.xml  /favicon.svg  /assets/public.css
//
// A wrong method is answered 405 with Allow, whether or not the address exists.
// What does not exist and what is hidden are the same 404, byte for byte; what
// was withdrawn is a 410 with reason and date in every form. Errors are
// application/problem+json (RFC 9457), or a page where HTML was asked for.
//
// Caveats: compression, rate limits, security headers and the check of cross-site
// requests are the caller's. All links come from PublicURL, never from the Host
// header. Nothing is cached without asking again (Cache-Control: no-cache), so a
// suspension acts at once; ETag and Last-Modified make asking cheap.
package publish
