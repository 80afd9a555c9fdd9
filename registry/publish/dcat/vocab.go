package dcat

// Namespaces, as the prefixes of Turtle and RDF/XML.
const (
	nsADMS   = "http://www.w3.org/ns/adms#"
	nsDCAT   = "http://www.w3.org/ns/dcat#"
	nsDCATAP = "http://data.europa.eu/r5r/"
	nsDCT    = "http://purl.org/dc/terms/"
	nsFOAF   = "http://xmlns.com/foaf/0.1/"
	nsHydra  = "http://www.w3.org/ns/hydra/core#"
	nsProv   = "http://www.w3.org/ns/prov#"
	nsRDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsRDFS   = "http://www.w3.org/2000/01/rdf-schema#"
	nsSKOS   = "http://www.w3.org/2004/02/skos/core#"
	nsSPDX   = "http://spdx.org/rdf/terms#"
	nsVCard  = "http://www.w3.org/2006/vcard/ns#"
	nsXSD    = "http://www.w3.org/2001/XMLSchema#"
)

// namespace is a prefix and what it stands for.
type namespace struct{ prefix, iri string }

// namespaces lists the prefixes in the order in which documents declare them.
func namespaces() []namespace {
	return []namespace{
		{"adms", nsADMS}, {"dcat", nsDCAT}, {"dcatap", nsDCATAP}, {"dct", nsDCT}, {"foaf", nsFOAF}, {"hydra", nsHydra},
		{"prov", nsProv}, {"rdf", nsRDF}, {"rdfs", nsRDFS}, {"skos", nsSKOS}, {"spdx", nsSPDX}, {"vcard", nsVCard}, {"xsd", nsXSD},
	}
}

// term is one class, property or datatype that we use.
type term uint8

// Classes, then properties, then datatypes.
const (
	clsCatalog term = iota
	clsDataset
	clsDistribution
	clsAgent
	clsOrganization
	clsDocument
	clsKind
	clsVOrganization
	clsConcept
	clsConceptScheme
	clsFrequency
	clsLicenseDocument
	clsRightsStatement
	clsMediaType
	clsMediaTypeOrExtent
	clsLinguisticSystem
	clsLocation
	clsPeriodOfTime
	clsProvenanceStatement
	clsStandard
	clsChecksum
	clsChecksumAlgorithm
	clsEntity
	clsCollection
	clsPagedCollection
	clsPartialCollectionView

	propAccessRights
	propAccessURL
	propAccrualPeriodicity
	propAlgorithm
	propAvailability
	propByteSize
	propChecksum
	propChecksumValue
	propConformsTo
	propContactPoint
	propDataset
	propDescription
	propDistribution
	propDownloadURL
	propEndDate
	propFn
	propFormat
	propHasEmail
	propHasTelephone
	propHasURL
	propHomepage
	propIdentifier
	propInScheme
	propInvalidated
	propIssued
	propKeyword
	propLabel
	propLandingPage
	propLanguage
	propLicense
	propMediaType
	propModified
	propName
	propPrefLabel
	propProvenance
	propPublisher
	propRights
	propSpatial
	propStartDate
	propStatus
	propTemporal
	propTheme
	propThemeTaxonomy
	propTitle
	propType
	propVersion
	propFirst
	propFirstPage
	propItemsPerPage
	propLast
	propLastPage
	propNext
	propNextPage
	propPrevious
	propPreviousPage
	propTotalItems
	propView

	typeDate
	typeDateTime
	typeHexBinary
	typeInteger
	typeNonNegativeInteger

	termCount
)

// noTerm is the absent class and the property that no node has.
const noTerm = termCount

// shape says how JSON-LD writes a property's value.
type shape uint8

const (
	shapeNone  shape = iota // a class or a datatype
	shapeRef                // one IRI
	shapeRefs               // IRIs, always an array
	shapeLang               // a language map
	shapeTags               // Vietnamese texts, always an array
	shapePlain              // one plain string
	shapeTyped              // one value of the datatype that the context names
	shapeHydra              // written with its full IRI and an expanded value, so that paging needs no context
)

// word is what the emitters know of a term.
type word struct {
	ns, local string // joined, the IRI
	key       string // the JSON-LD key; empty for datatypes
	shape     shape
	datatype  term // for shapeTyped
}

func (w word) iri() string { return w.ns + w.local }

// vocabulary is the table of all terms.
func vocabulary() [termCount]word {
	class := func(ns, local string) word { return word{ns: ns, local: local, key: local} }
	ref := func(ns, local string) word { return word{ns: ns, local: local, key: local, shape: shapeRef} }
	refs := func(ns, local string) word { return word{ns: ns, local: local, key: local, shape: shapeRefs} }
	lang := func(ns, local string) word { return word{ns: ns, local: local, key: local, shape: shapeLang} }
	plain := func(ns, local string) word { return word{ns: ns, local: local, key: local, shape: shapePlain} }
	hydra := func(local string) word {
		return word{ns: nsHydra, local: local, key: nsHydra + local, shape: shapeHydra}
	}
	typed := func(ns, local string, t term) word {
		return word{ns: ns, local: local, key: local, shape: shapeTyped, datatype: t}
	}
	datatype := func(local string) word { return word{ns: nsXSD, local: local} }
	return [termCount]word{
		clsCatalog:               class(nsDCAT, "Catalog"),
		clsDataset:               class(nsDCAT, "Dataset"),
		clsDistribution:          class(nsDCAT, "Distribution"),
		clsAgent:                 class(nsFOAF, "Agent"),
		clsOrganization:          class(nsFOAF, "Organization"),
		clsDocument:              class(nsFOAF, "Document"),
		clsKind:                  class(nsVCard, "Kind"),
		clsVOrganization:         {ns: nsVCard, local: "Organization", key: "ContactOrganization"},
		clsConcept:               class(nsSKOS, "Concept"),
		clsConceptScheme:         class(nsSKOS, "ConceptScheme"),
		clsFrequency:             class(nsDCT, "Frequency"),
		clsLicenseDocument:       class(nsDCT, "LicenseDocument"),
		clsRightsStatement:       class(nsDCT, "RightsStatement"),
		clsMediaType:             class(nsDCT, "MediaType"),
		clsMediaTypeOrExtent:     class(nsDCT, "MediaTypeOrExtent"),
		clsLinguisticSystem:      class(nsDCT, "LinguisticSystem"),
		clsLocation:              class(nsDCT, "Location"),
		clsPeriodOfTime:          class(nsDCT, "PeriodOfTime"),
		clsProvenanceStatement:   class(nsDCT, "ProvenanceStatement"),
		clsStandard:              class(nsDCT, "Standard"),
		clsChecksum:              class(nsSPDX, "Checksum"),
		clsChecksumAlgorithm:     class(nsSPDX, "ChecksumAlgorithm"),
		clsEntity:                class(nsProv, "Entity"),
		clsCollection:            {ns: nsHydra, local: "Collection", key: nsHydra + "Collection"},
		clsPagedCollection:       {ns: nsHydra, local: "PagedCollection", key: nsHydra + "PagedCollection"},
		clsPartialCollectionView: {ns: nsHydra, local: "PartialCollectionView", key: nsHydra + "PartialCollectionView"},

		propAccessRights:       ref(nsDCT, "accessRights"),
		propAccessURL:          ref(nsDCAT, "accessURL"),
		propAccrualPeriodicity: ref(nsDCT, "accrualPeriodicity"),
		propAlgorithm:          ref(nsSPDX, "algorithm"),
		propAvailability:       ref(nsDCATAP, "availability"),
		propByteSize:           typed(nsDCAT, "byteSize", typeNonNegativeInteger),
		propChecksum:           ref(nsSPDX, "checksum"),
		propChecksumValue:      typed(nsSPDX, "checksumValue", typeHexBinary),
		propConformsTo:         refs(nsDCT, "conformsTo"),
		propContactPoint:       ref(nsDCAT, "contactPoint"),
		propDataset:            refs(nsDCAT, "dataset"),
		propDescription:        lang(nsDCT, "description"),
		propDistribution:       refs(nsDCAT, "distribution"),
		propDownloadURL:        ref(nsDCAT, "downloadURL"),
		propEndDate:            typed(nsDCAT, "endDate", typeDate),
		propFn:                 lang(nsVCard, "fn"),
		propFormat:             ref(nsDCT, "format"),
		propHasEmail:           ref(nsVCard, "hasEmail"),
		propHasTelephone:       ref(nsVCard, "hasTelephone"),
		propHasURL:             ref(nsVCard, "hasURL"),
		propHomepage:           ref(nsFOAF, "homepage"),
		propIdentifier:         plain(nsDCT, "identifier"),
		propInScheme:           ref(nsSKOS, "inScheme"),
		propInvalidated:        typed(nsProv, "invalidatedAtTime", typeDateTime),
		propIssued:             typed(nsDCT, "issued", typeDateTime),
		propKeyword:            {ns: nsDCAT, local: "keyword", key: "keyword", shape: shapeTags},
		propLabel:              lang(nsRDFS, "label"),
		propLandingPage:        ref(nsDCAT, "landingPage"),
		propLanguage:           refs(nsDCT, "language"),
		propLicense:            ref(nsDCT, "license"),
		propMediaType:          ref(nsDCAT, "mediaType"),
		propModified:           typed(nsDCT, "modified", typeDateTime),
		propName:               lang(nsFOAF, "name"),
		propPrefLabel:          lang(nsSKOS, "prefLabel"),
		propProvenance:         refs(nsDCT, "provenance"),
		propPublisher:          ref(nsDCT, "publisher"),
		propRights:             ref(nsDCT, "rights"),
		propSpatial:            ref(nsDCT, "spatial"),
		propStartDate:          typed(nsDCAT, "startDate", typeDate),
		propStatus:             ref(nsADMS, "status"),
		propTemporal:           ref(nsDCT, "temporal"),
		propTheme:              refs(nsDCAT, "theme"),
		propThemeTaxonomy:      refs(nsDCAT, "themeTaxonomy"),
		propTitle:              lang(nsDCT, "title"),
		propType:               ref(nsDCT, "type"),
		propVersion:            plain(nsDCAT, "version"),
		propFirst:              hydra("first"),
		propFirstPage:          hydra("firstPage"),
		propItemsPerPage:       hydra("itemsPerPage"),
		propLast:               hydra("last"),
		propLastPage:           hydra("lastPage"),
		propNext:               hydra("next"),
		propNextPage:           hydra("nextPage"),
		propPrevious:           hydra("previous"),
		propPreviousPage:       hydra("previousPage"),
		propTotalItems:         hydra("totalItems"),
		propView:               hydra("view"),

		typeDate:               datatype("date"),
		typeDateTime:           datatype("dateTime"),
		typeHexBinary:          datatype("hexBinary"),
		typeInteger:            datatype("integer"),
		typeNonNegativeInteger: datatype("nonNegativeInteger"),
	}
}

// curie is the term's prefixed name.
func (w word) curie() string {
	for _, n := range namespaces() {
		if n.iri == w.ns {
			return n.prefix + ":" + w.local
		}
	}
	return "<" + w.iri() + ">"
}
