//! The sources that the method page and the stage explainers cite.

/// What a source is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// Its own title, printed as it is in every language.
    Printed(&'static str),
    /// No title of its own: the message key of a description.
    Described(&'static str),
}

/// The bibliographic data of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// By what formulas and stages cite it, and its anchor on the method page.
    pub id: &'static str,
    /// Authors as printed; empty if none is named.
    pub authors: &'static str,
    /// Year of publication; `None` for an undated page.
    pub year: Option<u16>,
    /// Title or description.
    pub title: Title,
    /// Publisher, journal or site; empty for a described document.
    pub published_in: &'static str,
    /// Where it can be read, if it is on the web.
    pub address: Option<&'static str>,
}

impl Source {
    /// The source with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        SOURCES.iter().find(|source| source.id == id)
    }
}

const fn printed(
    id: &'static str,
    authors: &'static str,
    year: u16,
    title: &'static str,
    published_in: &'static str,
    address: Option<&'static str>,
) -> Source {
    Source { id, authors, year: Some(year), title: Title::Printed(title), published_in, address }
}

const fn undated(
    id: &'static str,
    authors: &'static str,
    title: &'static str,
    published_in: &'static str,
    address: &'static str,
) -> Source {
    Source { id, authors, year: None, title: Title::Printed(title), published_in, address: Some(address) }
}

const fn described(id: &'static str, key: &'static str) -> Source {
    Source { id, authors: "", year: None, title: Title::Described(key), published_in: "", address: None }
}

/// All sources, in the order in which the method page lists them: emotions, surveys, intervals, value, documents.
pub const SOURCES: &[Source] = &[
    printed(
        "shaw2007",
        "Colin Shaw",
        2007,
        "The DNA of Customer Experience: How Emotions Drive Value",
        "Palgrave Macmillan",
        None,
    ),
    printed(
        "shaw2018",
        "Colin Shaw",
        2018,
        "The 20 emotions that drive or destroy value in customer experience",
        "MyCustomer",
        Some("https://www.mycustomer.com"),
    ),
    printed(
        "shaw2019",
        "Colin Shaw",
        2019,
        "Do you know which customer emotions drive the most spending?",
        "MyCustomer",
        Some(
            "https://www.mycustomer.com/customer-experience/engagement/do-you-know-which-customer-emotions-drive-the-most-spending",
        ),
    ),
    undated(
        "emotioCx",
        "Emotio.CX",
        "Net Emotional Value (NEV) y su aplicación en investigación contextual",
        "Medium",
        "https://medium.com/emotiocx",
    ),
    printed(
        "mueller2023",
        "Müller, Seiler, Völkle",
        2023,
        "Should Net Promoter Score be Supplemented with Other Customer Feedback Metrics?",
        "International Journal of Market Research",
        Some("https://doi.org/10.1177/14707853231219648"),
    ),
    printed(
        "reichheld2003",
        "Frederick F. Reichheld",
        2003,
        "The One Number You Need to Grow",
        "Harvard Business Review",
        Some("https://hbr.org/2003/12/the-one-number-you-need-to-grow"),
    ),
    undated(
        "kicue",
        "Kicue",
        "How to Calculate CSAT — 5 Steps Using Top 2 Box",
        "Kicue",
        "https://kicue.com/en/blog/how-to-calculate-csat",
    ),
    undated(
        "smartSurvey",
        "SmartSurvey",
        "Customer satisfaction calculations",
        "SmartSurvey Help",
        "https://help.smartsurvey.co.uk/article/customer-satisfaction-calculations",
    ),
    printed(
        "dixon2010",
        "Matthew Dixon, Karen Freeman, Nicholas Toman",
        2010,
        "Stop Trying to Delight Your Customers",
        "Harvard Business Review",
        Some("https://hbr.org/2010/07/stop-trying-to-delight-your-customers"),
    ),
    printed(
        "dixon2013",
        "Matthew Dixon, Nicholas Toman, Rick DeLisi",
        2013,
        "The Effortless Experience",
        "Portfolio",
        None,
    ),
    printed(
        "rocks2016",
        "Brendan Rocks",
        2016,
        "Interval Estimation for the “Net Promoter Score”",
        "The American Statistician",
        Some("https://arxiv.org/abs/1601.07235"),
    ),
    printed(
        "lewis2021",
        "Jim Lewis, Jeff Sauro",
        2021,
        "Evaluating NPS Confidence Intervals with Real-World Data",
        "MeasuringU",
        Some("https://measuringu.com/nps-three-confidence-intervals/"),
    ),
    printed(
        "wilson1927",
        "Edwin B. Wilson",
        1927,
        "Probable Inference, the Law of Succession, and Statistical Inference",
        "Journal of the American Statistical Association 22, 209–212",
        Some("https://doi.org/10.1080/01621459.1927.10502953"),
    ),
    printed("student1908", "Student", 1908, "The Probable Error of a Mean", "Biometrika 6, 1–25", None),
    printed(
        "fader2012",
        "Peter S. Fader, Bruce G. S. Hardie",
        2012,
        "Reconciling and Clarifying CLV Formulas",
        "brucehardie.com",
        Some("http://brucehardie.com/notes/024/"),
    ),
    undated(
        "skok",
        "David Skok",
        "SaaS Metrics 2.0: A Guide to Measuring and Improving What Matters",
        "For Entrepreneurs",
        "https://www.forentrepreneurs.com/saas-metrics-2/",
    ),
    printed("kotler2000", "Philip Kotler", 2000, "Marketing Management, 10th edition", "Prentice Hall", None),
    described("emotionArticle", "method.source.emotionArticle"),
    described("experienceText", "method.source.experienceText"),
    described("journeyArticle", "method.source.journeyArticle"),
    described("valueText", "method.source.valueText"),
];
